package ai.somagent.soma.fuzz;

/**
 * Any bytes as a sequence of tokens, so that whatever the fuzzer changes, it changes tokens: it
 * spends no time on words that are none.
 */
public final class TokenFuzz {
  private TokenFuzz() {}

  /** Loads what takes long, so that no input is blamed for it. */
  public static void fuzzerInitialize() {
    FuzzSeeds.of("tokens").stream().limit(20).forEach(TokenFuzz::fuzzerTestOneInput);
  }

  /** One input of the fuzzer. */
  public static void fuzzerTestOneInput(byte[] input) {
    TextPromises.keep(TokenAlphabet.CORPUS.text(input));
  }
}
