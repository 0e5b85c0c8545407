package ai.somagent.soma.compile;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Does the same to many things: one after the other when they are few, else side by side. */
final class SideBySide {
  /** Fewer take less time than waking up threads and loading what they are made of. */
  private static final int MANY = 16;

  private SideBySide() {}

  /**
   * The results in the order of {@code things}.
   *
   * @param work may be called by several threads at once
   */
  static <T, R> List<R> map(List<T> things, Function<T, R> work) {
    if (things.size() >= MANY && Runtime.getRuntime().availableProcessors() > 1) {
      return things.parallelStream().map(work).toList();
    }
    List<R> results = new ArrayList<>(things.size());
    for (T thing : things) {
      results.add(work.apply(thing));
    }
    return results;
  }
}
