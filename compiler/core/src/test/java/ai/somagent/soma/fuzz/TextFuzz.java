package ai.somagent.soma.fuzz;

import java.nio.charset.StandardCharsets;

/** Any bytes as a text of Soma; what is no UTF-8 becomes replacement characters. */
public final class TextFuzz {
  private TextFuzz() {}

  /** Loads what takes long, so that no input is blamed for it. */
  public static void fuzzerInitialize() {
    FuzzSeeds.sound().stream().limit(20).forEach(TextPromises::keep);
  }

  /** One input of the fuzzer. */
  public static void fuzzerTestOneInput(byte[] input) {
    TextPromises.keep(new String(input, StandardCharsets.UTF_8));
  }
}
