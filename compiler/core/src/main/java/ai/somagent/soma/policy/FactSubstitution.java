package ai.somagent.soma.policy;

import ai.somagent.soma.checked.CheckedArgument;
import ai.somagent.soma.checked.CheckedExpression;
import ai.somagent.soma.checked.CheckedExpression.EntryChecked;
import ai.somagent.soma.checked.CheckedExpression.EnumCaseChecked;
import ai.somagent.soma.checked.CheckedExpression.ErrorChecked;
import ai.somagent.soma.checked.CheckedExpression.ListChecked;
import ai.somagent.soma.checked.CheckedExpression.LiteralChecked;
import ai.somagent.soma.checked.CheckedExpression.LocalChecked;
import ai.somagent.soma.checked.CheckedExpression.MapChecked;
import ai.somagent.soma.checked.CheckedExpression.SelectChecked;
import ai.somagent.soma.checked.CheckedExpression.WidenChecked;
import ai.somagent.soma.checked.Label;
import ai.somagent.soma.checked.Limits;
import ai.somagent.soma.checked.LocalSymbol;
import ai.somagent.soma.checked.SomaType;
import ai.somagent.soma.source.Span;
import ai.somagent.soma.type.BuiltinTypes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts the facts of one step in place of {@code step.…}, so that a condition of a policy becomes an
 * expression of the judged capsule. A fact that the step lacks becomes an {@code ErrorChecked};
 * arguments that only the run knows stay as they are.
 */
final class FactSubstitution {
  private final LocalSymbol step;
  private final StepFacts facts;
  private final ExpressionRewriting rewriting = new ExpressionRewriting(this::replace);

  FactSubstitution(LocalSymbol step, StepFacts facts) {
    this.step = step;
    this.facts = facts;
  }

  CheckedExpression apply(CheckedExpression expression) {
    return rewriting.apply(expression);
  }

  private @Nullable CheckedExpression replace(CheckedExpression expression) {
    if (!(expression instanceof SelectChecked select)) {
      return null;
    }
    if (isStep(select.target())) {
      return fact(select);
    }
    boolean cost = select.target() instanceof SelectChecked outer && isStep(outer.target());
    if (!cost || !select.field().equals("usd")) {
      return null;
    }
    return facts.usd() == null
        ? new ErrorChecked(select.span())
        : new LiteralChecked(facts.usd(), select.type(), select.span());
  }

  private boolean isStep(CheckedExpression expression) {
    return expression instanceof LocalChecked local && local.symbol() == step;
  }

  private @Nullable CheckedExpression fact(SelectChecked select) {
    return switch (select.field()) {
      case "kind" -> enumCase(facts.kind(), select);
      case "effect" -> enumCase(facts.effect(), select);
      case "risk" -> enumCase(facts.risk(), select);
      case "tool" -> text(facts.tool(), select);
      case "action" -> text(facts.action(), select);
      case "target" -> text(facts.target(), select);
      case "environment" -> text(facts.environment(), select);
      case "name" -> text(facts.name(), select);
      case "labels" -> labels(select);
      case "args" -> arguments(select);
      default -> null;
    };
  }

  private static CheckedExpression text(String value, SelectChecked select) {
    return new LiteralChecked(value, select.type(), select.span());
  }

  private static CheckedExpression enumCase(String name, SelectChecked select) {
    return select.type() instanceof SomaType.NamedType named
        ? new EnumCaseChecked(named.symbol(), name, named, select.span())
        : new ErrorChecked(select.span());
  }

  private CheckedExpression labels(SelectChecked select) {
    List<CheckedExpression> cases = new ArrayList<>();
    if (select.type() instanceof SomaType.ListType list
        && list.element() instanceof SomaType.NamedType named) {
      for (Label label : Label.values()) {
        if (facts.labels().contains(label)) {
          cases.add(new EnumCaseChecked(named.symbol(), label.keyword(), named, select.span()));
        }
      }
    }
    return new ListChecked(cases, select.type(), select.span());
  }

  private @Nullable CheckedExpression arguments(SelectChecked select) {
    List<CheckedArgument> arguments = facts.arguments();
    return arguments == null ? null : json(arguments, select.span());
  }

  /** Arguments as one JSON object. */
  static CheckedExpression json(List<CheckedArgument> arguments, Span span) {
    List<EntryChecked> entries = new ArrayList<>(arguments.size());
    for (CheckedArgument argument : arguments) {
      CheckedExpression value = argument.value();
      boolean plain = value.type().equals(BuiltinTypes.JSON);
      entries.add(
          new EntryChecked(
              new LiteralChecked(argument.name(), BuiltinTypes.STRING, span),
              plain ? value : new WidenChecked(value, BuiltinTypes.JSON, span)));
    }
    SomaType map = new SomaType.MapType(BuiltinTypes.STRING, BuiltinTypes.JSON, Limits.NONE);
    return new WidenChecked(new MapChecked(entries, map, span), BuiltinTypes.JSON, span);
  }
}
