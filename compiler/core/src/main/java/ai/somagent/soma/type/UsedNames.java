package ai.somagent.soma.type;

import ai.somagent.soma.source.Span;
import ai.somagent.soma.syntax.ExpressionSyntax.NameExpressionSyntax;
import ai.somagent.soma.syntax.Syntax;
import ai.somagent.soma.syntax.SyntaxChildren;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/** The bare names that values are read from. Nothing is ever hidden, so names are enough. */
final class UsedNames {
  private UsedNames() {}

  /** Each name with the place of its first use. */
  static Map<String, Span> in(Iterable<? extends Syntax> parts) {
    Map<String, Span> used = new LinkedHashMap<>();
    Deque<Syntax> waiting = new ArrayDeque<>();
    parts.forEach(waiting::add);
    while (!waiting.isEmpty()) {
      Syntax part = waiting.removeFirst();
      if (part instanceof NameExpressionSyntax name) {
        used.putIfAbsent(name.name().text(), name.span());
      }
      waiting.addAll(SyntaxChildren.of(part));
    }
    return used;
  }
}
