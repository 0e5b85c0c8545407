package ai.somagent.soma.label;

import ai.somagent.soma.checked.ErrorSymbol;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The ways in which steps may be left before their end. What stands after a step that untrusted
 * data may leave runs only if that data lets it.
 */
final class Exits {
  /** The target of {@code return}. */
  static final Object RUN = new Object();

  /** Where a wait goes on that only something around it ends. */
  static final Object WAITING = new Object();

  /** The end of the innermost loop by {@code break}. */
  static final Object BROKEN = new Object();

  private final Map<Object, Control> byTarget = new LinkedHashMap<>();

  /** One way, to {@code target}, when {@code control} lets the step run. */
  static Exits to(Object target, Control control) {
    Exits exits = new Exits();
    exits.add(target, control);
    return exits;
  }

  /** A step leaves {@code target} when {@code control} lets it run. */
  void add(Object target, Control control) {
    if (!control.condition().isEmpty()) {
      byTarget.merge(target, control, Exits::either);
    }
  }

  void addAll(Exits others) {
    others.byTarget.forEach(this::add);
  }

  /** Adds {@code others}; gives whether a way or a condition of one is new. */
  boolean grow(Exits others) {
    boolean grown = false;
    for (Map.Entry<Object, Control> one : others.byTarget.entrySet()) {
      Control before = byTarget.get(one.getKey());
      add(one.getKey(), one.getValue());
      grown |= before == null || before.gated() && !one.getValue().gated();
    }
    return grown;
  }

  /** Whatever left {@code target} comes together at its end. */
  Exits reaching(Object target) {
    byTarget.remove(target);
    return this;
  }

  /** The kinds that may be raised. */
  List<ErrorSymbol> errors() {
    return byTarget.keySet().stream()
        .filter(ErrorSymbol.class::isInstance)
        .map(ErrorSymbol.class::cast)
        .toList();
  }

  /** Whatever failed comes together here. */
  void reachingErrors() {
    byTarget.keySet().removeIf(ErrorSymbol.class::isInstance);
  }

  /** The control of the next step, which {@code control} would have without these exits. */
  Control after(Control control) {
    Control next = control;
    for (Control left : byTarget.values()) {
      next = next.under(left.condition(), left.gated());
    }
    return next;
  }

  private static Control either(Control one, Control other) {
    LabelSet both =
        one.gated() && !other.gated()
            ? other.condition().plus(one.condition())
            : one.condition().plus(other.condition());
    return new Control(both, one.gated() && other.gated(), one.approvals());
  }
}
