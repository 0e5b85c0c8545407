package ai.somagent.soma.fuzz;

/** Edited JSON forms of the corpus. */
public final class JsonEditFuzz {
  private static final JsonEdits EDITS = new JsonEdits(FuzzSeeds.jsonForms());

  private JsonEditFuzz() {}

  /** One input of the fuzzer. */
  public static void fuzzerTestOneInput(byte[] input) {
    JsonFuzz.keep(EDITS.apply(input));
  }
}
