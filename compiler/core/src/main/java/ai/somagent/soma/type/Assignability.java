package ai.somagent.soma.type;

import ai.somagent.soma.checked.SomaType;
import org.jspecify.annotations.Nullable;

/** When a value of one type may stand where another is wanted. */
public final class Assignability {
  private Assignability() {}

  /**
   * Whether a value of {@code from} fits {@code to}: same type, {@code T} to {@code T?}, alias to
   * base and plain scalar to alias, a union case to its union, anything to {@code json}. Limits do
   * not count. The reported {@code ErrorType} fits everywhere and everything.
   */
  public static boolean isAssignable(SomaType from, SomaType to) {
    throw new UnsupportedOperationException();
  }

  /**
   * The type of a value that is either: equal types; {@code T} with {@code null} or {@code T?} gives
   * {@code T?}; two cases of a union give the union; null when there is none.
   */
  public static @Nullable SomaType join(SomaType a, SomaType b) {
    throw new UnsupportedOperationException();
  }
}
