package ai.somagent.soma.bound;

import ai.somagent.soma.checked.CheckedOperation;
import ai.somagent.soma.checked.CheckedOperation.CallOperation;
import ai.somagent.soma.checked.ErrorSymbol;
import ai.somagent.soma.checked.SomaType;
import ai.somagent.soma.evaluate.Oracle;
import ai.somagent.soma.evaluate.SeededOracle;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A seeded world that counts calls; another attempt of one that has just failed is the same call.
 */
final class CountedOracle implements Oracle {
  private final Oracle world;
  private @Nullable CheckedOperation failed;
  private long calls;

  CountedOracle(long seed) {
    this.world = new SeededOracle(seed);
  }

  long calls() {
    return calls;
  }

  @Override
  @SuppressWarnings("ReferenceEquality") // Two equal calls are two calls.
  public @Nullable Failure failure(CheckedOperation operation, List<ErrorSymbol> kinds) {
    if (operation instanceof CallOperation && operation != failed) {
      calls++;
    }
    Failure failure = world.failure(operation, kinds);
    failed = failure == null ? null : operation;
    return failure;
  }

  @Override
  public Object value(SomaType type) {
    return world.value(type);
  }

  @Override
  public int pick(String what, int count) {
    return world.pick(what, count);
  }

  @Override
  public boolean happens(String what) {
    return world.happens(what);
  }
}
