package ai.somagent.soma.contract;

import ai.somagent.soma.fuzz.ByteMutations;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The target for a fixed number of inputs; {@code -Dsoma.fuzz.inputs} gives more. */
class ContractFuzzTest {
  private static final int INPUTS = Integer.getInteger("soma.fuzz.inputs", 400);
  private static final long SEED = Long.getLong("soma.fuzz.seed", 1);

  @Test
  void contracts_areAnswered() {
    ByteMutations mutations = new ByteMutations(ContractFuzz.seeds(), SEED);
    for (int i = 0; i < INPUTS; i++) {
      byte[] input = mutations.next();
      try {
        ContractFuzz.fuzzerTestOneInput(input);
      } catch (RuntimeException | StackOverflowError | AssertionError e) {
        throw new AssertionError(
            "input " + i + ": " + new String(input, StandardCharsets.UTF_8), e);
      }
    }
  }
}
