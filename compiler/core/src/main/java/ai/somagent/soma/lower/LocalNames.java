package ai.somagent.soma.lower;

import ai.somagent.soma.checked.CheckedExpression;
import ai.somagent.soma.checked.LocalSymbol;
import java.util.IdentityHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the variables of macros and the parameters of inlined functions stand for. Immutable. */
final class LocalNames {
  static final LocalNames EMPTY = new LocalNames(new IdentityHashMap<>());

  private final Map<LocalSymbol, Meaning> meanings;

  /** A CEL variable, or an argument to be printed in place. */
  sealed interface Meaning {}

  record Variable(String name) implements Meaning {}

  /** {@code names} are those of the place where the argument was written. */
  record Argument(CheckedExpression value, LocalNames names) implements Meaning {}

  private LocalNames(Map<LocalSymbol, Meaning> meanings) {
    this.meanings = meanings;
  }

  LocalNames with(LocalSymbol symbol, Meaning meaning) {
    Map<LocalSymbol, Meaning> more = new IdentityHashMap<>(meanings);
    more.put(symbol, meaning);
    return new LocalNames(more);
  }

  /** The meaning of {@code symbol}, or null for a variable of steps. */
  @Nullable Meaning find(LocalSymbol symbol) {
    return meanings.get(symbol);
  }
}
