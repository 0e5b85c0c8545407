package ai.somagent.soma.format;

import ai.somagent.soma.format.ExpressionPrinter.Binding;
import ai.somagent.soma.syntax.ExpressionSyntax;
import ai.somagent.soma.syntax.ExpressionSyntax.ApplySyntax;
import ai.somagent.soma.syntax.ExpressionSyntax.BinarySyntax;
import ai.somagent.soma.syntax.ExpressionSyntax.ConditionalSyntax;
import ai.somagent.soma.syntax.ExpressionSyntax.DoubleSyntax;
import ai.somagent.soma.syntax.ExpressionSyntax.IndexSyntax;
import ai.somagent.soma.syntax.ExpressionSyntax.IntSyntax;
import ai.somagent.soma.syntax.ExpressionSyntax.IsSyntax;
import ai.somagent.soma.syntax.ExpressionSyntax.NameExpressionSyntax;
import ai.somagent.soma.syntax.ExpressionSyntax.SelectSyntax;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Expressions that may be very long: operators, conditionals, selectors and calls. Walks them in
 * loops, since only brackets have a bounded depth.
 */
final class ChainPrinter {
  private final Printers printers;

  ChainPrinter(Printers printers) {
    this.printers = printers;
  }

  /**
   * A chain of operators that bind alike; {@code &&}, {@code ||}, {@code +} and {@code -} may start
   * a line.
   */
  Doc operators(ExpressionSyntax expression) {
    int binding = Binding.of(expression);
    Deque<ExpressionSyntax> spine = new ArrayDeque<>();
    ExpressionSyntax first = expression;
    while (Binding.of(first) == binding) {
      spine.push(first);
      first = left(first);
    }
    List<Doc> parts = new ArrayList<>(spine.size() * 2);
    parts.add(printers.expressions().print(first, binding));
    for (ExpressionSyntax link : spine) {
      parts.add(operator(link, binding));
    }
    Doc chain = Doc.concat(parts);
    return wraps(binding) ? Doc.group(Doc.nest(chain)) : chain;
  }

  private static boolean wraps(int binding) {
    return binding <= Binding.AND || binding == Binding.SUM;
  }

  private static ExpressionSyntax left(ExpressionSyntax link) {
    return link instanceof BinarySyntax binary ? binary.left() : ((IsSyntax) link).value();
  }

  private Doc operator(ExpressionSyntax link, int binding) {
    if (!(link instanceof BinarySyntax binary)) {
      return Doc.concat(Doc.text(" is "), Words.path(((IsSyntax) link).caseName()));
    }
    Doc gap = wraps(binding) ? lineBefore(binary.operatorSpan().start()) : Doc.text(" ");
    return Doc.concat(
        gap,
        Doc.text(binary.operator().symbol() + " "),
        printers.expressions().print(binary.right(), binding + 1));
  }

  /** A possible line break with the comments around it. */
  Doc lineBefore(int offset) {
    Doc trailing = printers.trivia().lineEnd(offset);
    return Doc.concat(trailing, Doc.LINE, printers.trivia().lines(offset));
  }

  /** {@code a ? b : c ? d : e}, with each colon on its own line when it does not fit. */
  Doc conditional(ConditionalSyntax conditional) {
    List<Doc> parts = new ArrayList<>();
    ConditionalSyntax link = conditional;
    parts.add(branch(link));
    while (link.otherwise() instanceof ConditionalSyntax next) {
      parts.add(colon(link));
      parts.add(branch(next));
      link = next;
    }
    parts.add(colon(link));
    parts.add(printers.expressions().print(link.otherwise(), Binding.OR));
    return Doc.group(Doc.nest(Doc.concat(parts)));
  }

  private Doc colon(ConditionalSyntax link) {
    int colon = printers.trivia().find(':', link.then().span().end());
    return Doc.concat(lineBefore(colon), Doc.text(": "));
  }

  private Doc branch(ConditionalSyntax link) {
    Doc condition = printers.expressions().print(link.condition(), Binding.OR);
    Doc gap = lineBefore(printers.trivia().find('?', link.condition().span().end()));
    Doc then = printers.expressions().print(link.then(), Binding.OR);
    return Doc.group(Doc.concat(condition, Doc.nest(Doc.concat(gap, Doc.text("? "), then))));
  }

  /** {@code a.b[c].d(e)}; with two calls or more, each call starts a line when it does not fit. */
  Doc print(ExpressionSyntax expression) {
    Deque<ExpressionSyntax> links = new ArrayDeque<>();
    ExpressionSyntax head = expression;
    int calls = 0;
    for (ExpressionSyntax next = target(head); next != null; next = target(head)) {
      links.push(head);
      calls += head instanceof ApplySyntax ? 1 : 0;
      head = next;
    }
    List<Doc> parts = new ArrayList<>(links.size());
    Doc first = head instanceof ApplySyntax apply ? call(apply) : head(head, links.getFirst());
    for (ExpressionSyntax link : links) {
      parts.add(link(link, calls > 1));
    }
    Doc chain = Doc.concat(first, calls > 1 ? Doc.nest(Doc.concat(parts)) : Doc.concat(parts));
    return calls > 1 ? Doc.group(chain) : chain;
  }

  private static @Nullable ExpressionSyntax target(ExpressionSyntax expression) {
    return switch (expression) {
      case SelectSyntax select -> select.target();
      case IndexSyntax index -> index.target();
      case ApplySyntax apply -> apply.target();
      default -> null;
    };
  }

  private Doc call(ApplySyntax apply) {
    return Doc.concat(Words.name(apply.function()), arguments(apply));
  }

  /** {@code run} is reserved, yet stands before a dot; a number never stands there bare. */
  private Doc head(ExpressionSyntax head, ExpressionSyntax link) {
    if (head instanceof NameExpressionSyntax name && name.name().text().equals("run")) {
      boolean dot = link instanceof SelectSyntax select && !select.maybe();
      return dot || link instanceof ApplySyntax ? Doc.text("run") : Words.name(name.name());
    }
    Doc doc = printers.expressions().print(head, Binding.MEMBER);
    boolean number = head instanceof IntSyntax || head instanceof DoubleSyntax;
    return number ? Doc.concat(Doc.text("("), doc, Doc.text(")")) : doc;
  }

  private Doc link(ExpressionSyntax link, boolean wraps) {
    return switch (link) {
      case SelectSyntax select ->
          Doc.concat(Doc.text(select.maybe() ? ".?" : "."), Words.word(select.name()));
      case IndexSyntax index ->
          Doc.concat(
              Doc.text(index.maybe() ? "[?" : "["),
              printers.expressions().print(index.index()),
              Doc.text("]"));
      case ApplySyntax apply ->
          Doc.concat(
              wraps ? dot(apply.function().span().start()) : Doc.text("."),
              Words.word(apply.function()),
              arguments(apply));
      default -> throw new IllegalArgumentException("not a link: " + link);
    };
  }

  private Doc dot(int offset) {
    Doc trailing = printers.trivia().lineEnd(offset);
    return Doc.concat(trailing, Doc.SOFT, printers.trivia().lines(offset), Doc.text("."));
  }

  private Doc arguments(ApplySyntax apply) {
    int from =
        apply.arguments().isEmpty()
            ? apply.function().span().end()
            : apply.arguments().getLast().span().end();
    return printers.expressions().arguments(apply.arguments(), printers.trivia().find(')', from));
  }
}
