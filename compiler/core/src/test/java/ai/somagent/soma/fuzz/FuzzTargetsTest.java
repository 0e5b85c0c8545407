package ai.somagent.soma.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/**
 * Every target for a fixed number of inputs, which are the same in each run. {@code
 * -Dsoma.fuzz.inputs} and {@code -Dsoma.fuzz.seed} give more and others; {@code .build/fuzz} looks
 * for them with coverage to guide it.
 */
class FuzzTargetsTest {
  private static final int INPUTS = Integer.getInteger("soma.fuzz.inputs", 400);
  private static final long SEED = Long.getLong("soma.fuzz.seed", 1);

  private static void run(String target, Consumer<byte[]> judge) {
    ByteMutations mutations = new ByteMutations(FuzzSeeds.of(target), SEED);
    for (int i = 0; i < INPUTS; i++) {
      byte[] input = mutations.next();
      try {
        judge.accept(input);
      } catch (RuntimeException | StackOverflowError | AssertionError e) {
        String shown = target.equals("tokens") ? TokenAlphabet.CORPUS.text(input) : text(input);
        String bytes = Base64.getEncoder().encodeToString(input);
        throw new AssertionError(target + " input " + i + " " + bytes + "\n" + shown, e);
      }
    }
  }

  private static String text(byte[] input) {
    return new String(input, StandardCharsets.UTF_8);
  }

  @Test
  void texts_areAnswered() {
    run("text", TextFuzz::fuzzerTestOneInput);
  }

  @Test
  void tokens_areAnswered() {
    run("tokens", TokenFuzz::fuzzerTestOneInput);
  }

  @Test
  void json_isAnswered() {
    run("json", JsonFuzz::fuzzerTestOneInput);
  }

  @Test
  void editedJson_isAnswered() {
    run("json-edits", JsonEditFuzz::fuzzerTestOneInput);
  }

  @Test
  void programs_areAnswered() {
    run("program", ProgramFuzz::fuzzerTestOneInput);
  }

  @Test
  void editedPrograms_areAnswered() {
    run("program-edits", ProgramEditFuzz::fuzzerTestOneInput);
  }
}
