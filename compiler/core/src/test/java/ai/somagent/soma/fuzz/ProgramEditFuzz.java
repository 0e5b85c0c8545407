package ai.somagent.soma.fuzz;

import java.nio.charset.StandardCharsets;

/** Edited programs for the machine. */
public final class ProgramEditFuzz {
  private static final JsonEdits EDITS = new JsonEdits(FuzzSeeds.programs());

  private ProgramEditFuzz() {}

  /** One input of the fuzzer. */
  public static void fuzzerTestOneInput(byte[] input) {
    ProgramFuzz.fuzzerTestOneInput(EDITS.apply(input).getBytes(StandardCharsets.UTF_8));
  }
}
