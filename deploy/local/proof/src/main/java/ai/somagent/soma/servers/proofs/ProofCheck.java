package ai.somagent.soma.servers.proofs;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Compares what a server answered with what it must answer. */
final class ProofCheck {

  private ProofCheck() {}

  /**
   * @param what the answer in a person's words: "the decision"
   * @throws IllegalStateException when they differ
   */
  static void same(String what, @Nullable Object expected, @Nullable Object actual) {
    if (!Objects.equals(expected, actual)) {
      throw new IllegalStateException(what + " is `" + actual + "`, not `" + expected + "`");
    }
  }

  /**
   * @param wrong what is the matter when it does not hold
   * @throws IllegalStateException when it does not hold
   */
  static void that(boolean holds, String wrong) {
    if (!holds) {
      throw new IllegalStateException(wrong);
    }
  }
}
