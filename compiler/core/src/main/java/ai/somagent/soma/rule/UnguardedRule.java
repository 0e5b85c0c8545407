package ai.somagent.soma.rule;

import ai.somagent.soma.checked.CheckedChildren;
import ai.somagent.soma.checked.CheckedExpression;
import ai.somagent.soma.checked.CheckedExpression.BinaryChecked;
import ai.somagent.soma.checked.CheckedExpression.ConditionalChecked;
import ai.somagent.soma.checked.CheckedExpression.IndexChecked;
import ai.somagent.soma.checked.CheckedExpression.InputChecked;
import ai.somagent.soma.checked.CheckedExpression.LocalChecked;
import ai.somagent.soma.checked.CheckedExpression.MacroChecked;
import ai.somagent.soma.checked.CheckedExpression.SelectChecked;
import ai.somagent.soma.checked.CheckedOperation.AwaitUntilOperation;
import ai.somagent.soma.checked.CheckedStep;
import ai.somagent.soma.checked.CheckedStep.CatchChecked;
import ai.somagent.soma.checked.CheckedStep.EffectChecked;
import ai.somagent.soma.checked.CheckedStep.GraphChecked;
import ai.somagent.soma.checked.CheckedStep.IfChecked;
import ai.somagent.soma.checked.CheckedStep.TryChecked;
import ai.somagent.soma.checked.CheckedStep.WhileChecked;
import ai.somagent.soma.checked.LocalSymbol;
import ai.somagent.soma.checked.PlanNodeChecked;
import ai.somagent.soma.checked.SomaType;
import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.diagnostic.DiagnosticSink;
import ai.somagent.soma.source.Span;
import ai.somagent.soma.syntax.BinaryOperator;
import ai.somagent.soma.type.ConstantFolder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Indexes and divisions that may fail. One is guarded when a condition above it asks about the same
 * list, map or divisor, whatever it asks: a guess in the author's favour.
 */
final class UnguardedRule implements CapsuleRule {
  private final String source;
  private final DiagnosticSink sink;
  private final Map<LocalSymbol, Integer> numbers = new HashMap<>();
  private final Set<String> asked = new HashSet<>();
  private final List<Span> caught = new ArrayList<>();
  private final List<Guarded> nodes = new ArrayList<>();

  /** A node of a plan and what its {@code when} speaks of, which guards nothing outside. */
  private record Guarded(Span span, Set<String> names) {}

  UnguardedRule(String source, DiagnosticSink sink) {
    this.source = source;
    this.sink = sink;
  }

  @Override
  public void step(CheckedStep step) {
    if (step instanceof IfChecked branch) {
      ask(branch.condition());
    } else if (step instanceof WhileChecked loop) {
      ask(loop.condition());
    } else if (step instanceof EffectChecked effect
        && effect.operation() instanceof AwaitUntilOperation await) {
      ask(await.condition());
    } else if (step instanceof GraphChecked graph) {
      for (PlanNodeChecked node : graph.nodes()) {
        if (node.condition() != null) {
          Set<String> names = new HashSet<>();
          ask(node.condition(), names);
          nodes.add(new Guarded(node.span(), names));
        }
      }
    } else if (step instanceof TryChecked guarded && catchesEvaluation(guarded.catches())) {
      guarded.body().forEach(inside -> caught.add(inside.span()));
    }
  }

  private static boolean catchesEvaluation(List<CatchChecked> catches) {
    return catches.stream()
        .anyMatch(one ->
            one.catchesAll() || one.errors().stream().anyMatch(e -> e.name().equals("Evaluation")));
  }

  @Override
  public void expression(CheckedExpression expression) {
    switch (expression) {
      case ConditionalChecked choice -> ask(choice.condition());
      case MacroChecked macro ->
          macro.bodies().subList(0, macro.bodies().size() - 1).forEach(this::ask);
      case BinaryChecked binary -> binary(binary);
      case IndexChecked index -> index(index);
      default -> {}
    }
  }

  private void binary(BinaryChecked binary) {
    switch (binary.operator()) {
      case AND, OR -> ask(binary.left());
      case DIVIDE, REMAINDER -> divide(binary);
      default -> {}
    }
  }

  /** Doubles give infinity and do not fail. */
  private void divide(BinaryChecked binary) {
    boolean whole =
        binary.right().type() instanceof SomaType.ScalarType scalar
            && scalar.scalar() == SomaType.Scalar.INT;
    if (whole
        && ConstantFolder.fold(binary.right()) == null
        && !isAsked(binary.right())
        && !isCaught(binary.span())) {
      String sign = binary.operator() == BinaryOperator.DIVIDE ? "/" : "%";
      report(
          RuleCode.UNGUARDED_DIVISION,
          binary.right().span(),
          "this `" + sign + "` fails when the right side is zero",
          "ask before, as in `n == 0 ? 0 : sum / n`, or `catch Evaluation`");
    }
  }

  private void index(IndexChecked index) {
    if (index.maybe()
        || isAlwaysThere(index)
        || isAsked(index.target())
        || isCaught(index.span())) {
      return;
    }
    boolean list = index.target().type() instanceof SomaType.ListType;
    report(
        RuleCode.UNGUARDED_INDEX,
        index.index().span(),
        list ? "this fails when the list is shorter" : "this fails when the map has no such key",
        "write `[?…]` and say what holds without it, as in `[?0].orValue(…)`, or `catch"
            + " Evaluation`");
  }

  private static boolean isAlwaysThere(IndexChecked index) {
    Double min =
        index.target().type() instanceof SomaType.ListType list ? list.limits().min() : null;
    return min != null
        && ConstantFolder.fold(index.index()) instanceof Long at
        && at >= 0
        && at < min;
  }

  private boolean isCaught(Span span) {
    return caught.stream().anyMatch(one -> one.start() <= span.start() && span.end() <= one.end());
  }

  /** Remembers everything that {@code condition} speaks of. */
  private void ask(CheckedExpression condition) {
    ask(condition, asked);
  }

  private void ask(CheckedExpression condition, Set<String> names) {
    String name = name(condition);
    if (name != null) {
      names.add(name);
    }
    CheckedChildren.of(condition).forEach(part -> ask(part, names));
  }

  private boolean isAsked(CheckedExpression expression) {
    String name = name(expression);
    return name != null && (asked.contains(name) || isAskedByNode(name, expression.span()))
        || CheckedChildren.of(expression).stream().anyMatch(this::isAsked);
  }

  private boolean isAskedByNode(String name, Span place) {
    for (Guarded node : nodes) {
      boolean inside = node.span().start() <= place.start() && place.end() <= node.span().end();
      if (inside && node.names().contains(name)) {
        return true;
      }
    }
    return false;
  }

  /** What names the same value in two places; null for a computed one. */
  private @Nullable String name(CheckedExpression expression) {
    return switch (expression) {
      case LocalChecked local -> "local " + number(local.symbol());
      case InputChecked input -> "input " + input.field();
      case SelectChecked select -> {
        String target = name(select.target());
        yield target == null ? null : target + "." + select.field();
      }
      default -> null;
    };
  }

  private int number(LocalSymbol symbol) {
    return numbers.computeIfAbsent(symbol, one -> numbers.size());
  }

  private void report(RuleCode code, Span span, String message, String help) {
    sink.report(Diagnostic.of(code, source, span, message).withHelp(help));
  }
}
