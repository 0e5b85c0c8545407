package ai.somagent.soma.label;

import ai.somagent.soma.checked.LocalSymbol;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is known so far of the labels of variables. Only ever grows, so that going over the steps
 * again and again ends. Not thread-safe.
 */
final class LabelState {
  private final Map<LocalSymbol, LabelSet> known = new LinkedHashMap<>();
  private boolean grown;

  /** The labels of a variable: those it declares, and those of everything put into it. */
  LabelSet of(LocalSymbol variable) {
    LabelSet labels = known.get(variable);
    return labels == null ? declared(variable) : labels;
  }

  private static LabelSet declared(LocalSymbol variable) {
    return LabelSet.of(variable.labels(), variable.span(), "`" + variable.name() + "` is declared");
  }

  /** Puts a value with {@code labels} into {@code variable}. */
  void add(LocalSymbol variable, LabelSet labels) {
    LabelSet before = of(variable);
    LabelSet after = before.plus(labels);
    grown |= after != before;
    known.put(variable, after);
  }

  /** The same, and {@code variable} is part of the reason from then on. */
  void bind(LocalSymbol variable, LabelSet labels) {
    add(variable, labels.through(variable.span(), "`" + variable.name() + "` takes it on"));
  }

  /** Whether anything was learnt since the last time this was asked. */
  boolean takeGrown() {
    boolean answer = grown;
    grown = false;
    return answer;
  }

  /** Variables in the order in which they were met. */
  Map<LocalSymbol, LabelSet> all() {
    return known;
  }
}
