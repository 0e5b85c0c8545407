package ai.somagent.soma.type;

import ai.somagent.soma.bind.NameReports;
import ai.somagent.soma.checked.CheckedExpression;
import ai.somagent.soma.checked.CheckedExpression.LocalChecked;
import ai.somagent.soma.checked.CheckedExpression.SelectChecked;
import ai.somagent.soma.checked.LocalSymbol;
import ai.somagent.soma.diagnostic.CodeFix;
import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.diagnostic.TextEdit;
import ai.somagent.soma.source.SourceText;
import ai.somagent.soma.source.Span;
import ai.somagent.soma.syntax.BinaryOperator;
import ai.somagent.soma.syntax.ControlSyntax.IfSyntax;
import ai.somagent.soma.syntax.ExpressionSyntax.BinarySyntax;
import ai.somagent.soma.syntax.ExpressionSyntax.ConditionalSyntax;
import ai.somagent.soma.syntax.ExpressionSyntax.NameExpressionSyntax;
import ai.somagent.soma.syntax.ExpressionSyntax.NullSyntax;
import ai.somagent.soma.syntax.ExpressionSyntax.SelectSyntax;
import ai.somagent.soma.syntax.StatementSyntax;
import ai.somagent.soma.syntax.StatementSyntax.SetSyntax;
import ai.somagent.soma.syntax.Syntax;
import ai.somagent.soma.syntax.SyntaxChildren;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Advice about a {@code var} that may be absent: a test says nothing of it, since a handler may
 * change it, but a test of a copy does. The fix makes that copy before the {@code if} around.
 */
final class StateCopy {
  private final LocalSymbol state;
  private final Environment environment;
  private final List<Syntax> around = new ArrayList<>();

  private StateCopy(LocalSymbol state, Environment environment) {
    this.state = state;
    this.environment = environment;
  }

  /** The {@code var} that {@code value} is, or is a field path of; else null. */
  static @Nullable LocalSymbol stateOf(CheckedExpression value) {
    return switch (value) {
      case LocalChecked local -> local.symbol().isState() ? local.symbol() : null;
      case SelectChecked select -> stateOf(select.target());
      default -> null;
    };
  }

  static Diagnostic advise(
      Diagnostic plain, LocalSymbol state, CheckedExpression value, Environment environment) {
    StateCopy copy = new StateCopy(state, environment);
    copy.descend(environment.scope().syntax(), value.span());
    CodeFix fix = copy.fallback();
    CodeFix better = fix == null ? copy.let() : fix;
    Diagnostic helped =
        plain.withHelp(
            "a `var` may change after a test: copy it to a `let` and test that, or give a fallback"
                + " with `.orValue(…)`");
    return better == null ? helped : helped.withFixes(List.of(better));
  }

  /** Collects what stands around {@code place}, the outermost first. */
  private void descend(Syntax whole, Span place) {
    around.add(whole);
    for (Syntax part : SyntaxChildren.of(whole)) {
      if (part.span().start() <= place.start() && place.end() <= part.span().end()) {
        descend(part, place);
        return;
      }
    }
  }

  /** {@code x != null ? x.f : y} is {@code x.?f.orValue(y)}. */
  private @Nullable CodeFix fallback() {
    for (Syntax part : around) {
      if (part instanceof ConditionalSyntax choice
          && choice.condition() instanceof BinarySyntax test
          && isTest(test)) {
        boolean there = test.operator() == BinaryOperator.NOT_EQUAL;
        Syntax present = there ? choice.then() : choice.otherwise();
        String other = slice(there ? choice.otherwise().span() : choice.then().span());
        String value = present instanceof SelectSyntax select ? optional(select) : null;
        if (value != null) {
          String text = value + ".orValue(" + other + ")";
          return NameReports.replace(choice.span(), text, "Write `" + text + "`");
        }
      }
    }
    return null;
  }

  private @Nullable String optional(SelectSyntax select) {
    return isState(select.target()) && !select.maybe()
        ? state.name() + ".?" + select.name().text()
        : null;
  }

  /** Whether {@code x == null} or {@code x != null} is asked of the variable. */
  private boolean isTest(BinarySyntax test) {
    boolean equality =
        test.operator() == BinaryOperator.EQUAL || test.operator() == BinaryOperator.NOT_EQUAL;
    return equality
        && (isState(test.left()) && test.right() instanceof NullSyntax
            || isState(test.right()) && test.left() instanceof NullSyntax);
  }

  private boolean isState(Syntax syntax) {
    return syntax instanceof NameExpressionSyntax name && name.name().text().equals(state.name());
  }

  /** The copy before the innermost {@code if} that asks for the variable. */
  private @Nullable CodeFix let() {
    StatementSyntax statement = null;
    StatementSyntax place = null;
    IfSyntax choice = null;
    for (Syntax part : around) {
      if (part instanceof StatementSyntax step) {
        statement = step;
      }
      if (part instanceof IfSyntax found && asks(found)) {
        choice = found;
        place = statement;
      }
    }
    return choice == null || place == null || isSet(choice) ? null : copy(choice, place);
  }

  private boolean asks(IfSyntax choice) {
    return choice.branches().stream().anyMatch(branch -> asksInside(branch.condition()));
  }

  private boolean asksInside(Syntax part) {
    return part instanceof BinarySyntax test && isTest(test)
        || SyntaxChildren.of(part).stream().anyMatch(this::asksInside);
  }

  private boolean isSet(Syntax part) {
    return part instanceof SetSyntax set && set.name().text().equals(state.name())
        || SyntaxChildren.of(part).stream().anyMatch(this::isSet);
  }

  private CodeFix copy(IfSyntax choice, StatementSyntax place) {
    String name = free();
    Span before = new Span(place.span().start(), place.span().start());
    String let = "let " + name + " = " + state.name();
    List<TextEdit> edits = new ArrayList<>();
    edits.add(new TextEdit(before, let + "\n" + indentation(before.start())));
    rename(choice, name, edits);
    return new CodeFix("Copy `" + state.name() + "` to a `let` first", edits);
  }

  private void rename(Syntax part, String name, List<TextEdit> edits) {
    if (isState(part)) {
      edits.add(new TextEdit(part.span(), name));
      return;
    }
    for (Syntax inner : SyntaxChildren.of(part)) {
      rename(inner, name, edits);
    }
  }

  private String free() {
    String name = state.name() + "_now";
    while (environment.findLocal(name) != null
        || environment.scope().findDeclaration(name) != null) {
      name += "_";
    }
    return name;
  }

  private String indentation(int at) {
    SourceText text = environment.scope().text();
    int start = at;
    while (start > 0 && (text.text().charAt(start - 1) == ' ')) {
      start--;
    }
    boolean first = start == 0 || text.text().charAt(start - 1) == '\n';
    return first ? text.text().substring(start, at) : "";
  }

  private String slice(Span span) {
    return environment.scope().text().slice(span);
  }
}
