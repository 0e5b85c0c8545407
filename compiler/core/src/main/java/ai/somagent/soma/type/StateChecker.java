package ai.somagent.soma.type;

import ai.somagent.soma.bind.BindCode;
import ai.somagent.soma.bind.BoundDeclaration;
import ai.somagent.soma.bind.NameReports;
import ai.somagent.soma.checked.CheckedExpression;
import ai.somagent.soma.checked.CheckedStep;
import ai.somagent.soma.checked.CheckedStep.ErrorStepChecked;
import ai.somagent.soma.checked.CheckedStep.SetChecked;
import ai.somagent.soma.checked.CheckedStep.VarChecked;
import ai.somagent.soma.checked.DeclaredType;
import ai.somagent.soma.checked.LocalSymbol;
import ai.somagent.soma.checked.SomaType;
import ai.somagent.soma.diagnostic.CodeFix;
import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.diagnostic.RelatedSpan;
import ai.somagent.soma.diagnostic.TextEdit;
import ai.somagent.soma.source.Span;
import ai.somagent.soma.syntax.NameSyntax;
import ai.somagent.soma.syntax.StatementSyntax.SetSyntax;
import ai.somagent.soma.syntax.StatementSyntax.VarSyntax;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks {@code var} and {@code set}. */
final class StateChecker {
  private final StepContext context;
  private final ValueChecker values;

  StateChecker(StepContext context, ValueChecker values) {
    this.context = context;
    this.values = values;
  }

  CheckedSteps checkVar(VarSyntax syntax, StepScope scope) {
    DeclaredType declared =
        syntax.type() == null ? null : context.names().resolveDeclared(syntax.type());
    SomaType wanted = declared == null ? null : declared.type();
    CheckedValue value = values.check(syntax.value(), wanted, scope, syntax.name().text());
    CheckedExpression first = value.value();
    DeclaredType type =
        declared == null ? DeclaredType.of(inferred(context, syntax.name(), first)) : declared;
    LocalSymbol symbol = context.names().declare(syntax.name(), type, true, scope.environment());
    context.addHome(symbol, scope.region());
    Environment after = scope.environment().with(symbol);
    if (first == null) {
      return new CheckedSteps(value.steps(), false, after);
    }
    List<CheckedStep> steps = new ArrayList<>(value.steps());
    steps.add(new VarChecked(symbol, first, syntax.span()));
    return new CheckedSteps(steps, true, after);
  }

  /** The type of a variable whose declaration leaves it out; reports {@code null} alone. */
  static SomaType inferred(
      StepContext context, NameSyntax name, @Nullable CheckedExpression value) {
    if (value == null) {
      return SomaType.ErrorType.ERROR;
    }
    if (value.type() instanceof SomaType.NullType) {
      context.report(
          TypeCode.UNTYPED_EMPTY,
          value.span(),
          "`null` alone says nothing about the type of `" + name.text() + "`",
          "write the type: `var " + name.text() + ": string? = null`");
      return SomaType.ErrorType.ERROR;
    }
    return InferredTypes.ofState(value.type());
  }

  CheckedSteps checkSet(SetSyntax syntax, StepScope scope) {
    LocalSymbol symbol = settable(syntax.name(), scope);
    SomaType wanted = symbol == null ? null : symbol.type();
    CheckedValue value = values.check(syntax.value(), wanted, scope, "set");
    if (value.value() == null) {
      return new CheckedSteps(value.steps(), false, scope.environment());
    }
    List<CheckedStep> steps = new ArrayList<>(value.steps());
    steps.add(
        symbol == null
            ? new ErrorStepChecked(syntax.span())
            : new SetChecked(symbol, value.value(), syntax.span()));
    return new CheckedSteps(steps, true, scope.environment());
  }

  /** The variable that may be set here; null after a report. */
  private @Nullable LocalSymbol settable(NameSyntax name, StepScope scope) {
    if (name.isMissing()) {
      return null;
    }
    LocalSymbol symbol = scope.environment().findLocal(name.text());
    if (symbol == null) {
      reportNoVariable(name, scope);
      return null;
    }
    if (symbol.type() instanceof SomaType.ErrorType && !symbol.isState()) {
      return null;
    }
    if (!symbol.isState()) {
      reportConstant(name, symbol);
      return null;
    }
    if (isShared(symbol, scope)) {
      reportShared(name, symbol);
    }
    return symbol;
  }

  /** Whether a branch stands between the variable and the step, so that others may see it. */
  private boolean isShared(LocalSymbol symbol, StepScope scope) {
    Region home = context.homeOf(symbol);
    for (Region at = scope.region(); at != null && at != home; at = at.outer()) {
      if (at.barrier() == Region.Barrier.BESIDE) {
        return true;
      }
    }
    return false;
  }

  private void reportShared(NameSyntax name, LocalSymbol symbol) {
    context.report(
        context
            .diagnostic(
                StepCode.SHARED_WRITE,
                name.span(),
                "`" + name.text() + "` cannot be set here: steps beside this one see it too")
            .withHelp(
                "give each branch a value of its own, bind it with `let`, and set `"
                    + name.text()
                    + "` after all of them have ended")
            .withRelated(List.of(declaredAt(symbol))));
  }

  private RelatedSpan declaredAt(LocalSymbol symbol) {
    return new RelatedSpan(context.names().source(), symbol.span(), "declared here");
  }

  private void reportConstant(NameSyntax name, LocalSymbol symbol) {
    Diagnostic plain =
        context
            .diagnostic(
                StepCode.CANNOT_SET,
                name.span(),
                "`" + name.text() + "` is no `var`, so its value stays what it is")
            .withRelated(List.of(declaredAt(symbol)));
    Span keyword = letBefore(symbol);
    context.report(
        keyword == null
            ? plain.withHelp("`set` changes what `var` declares: copy it to a `var` first")
            : plain
                .withHelp("declare it with `var`")
                .withFixes(
                    List.of(
                        new CodeFix("Change to `var`", List.of(new TextEdit(keyword, "var"))))));
  }

  /** The word {@code let} in front of the name, or null. */
  private @Nullable Span letBefore(LocalSymbol symbol) {
    String text = context.names().text().text();
    int end = symbol.span().start();
    while (end > 0 && text.charAt(end - 1) <= ' ') {
      end--;
    }
    int start = end - "let".length();
    return start >= 0 && text.startsWith("let", start) ? new Span(start, end) : null;
  }

  private void reportNoVariable(NameSyntax name, StepScope scope) {
    BoundDeclaration declared = context.names().findDeclaration(name.text());
    if (declared != null) {
      context.report(
          context
              .diagnostic(
                  StepCode.CANNOT_SET,
                  name.span(),
                  "`"
                      + name.text()
                      + "` is "
                      + KnownNames.withArticle(declared.kind())
                      + " of the module, not a `var`")
              .withHelp("`set` changes what `var` declares in this " + context.owner().noun())
              .withRelated(List.of(NameReports.declaredHere(declared))));
      return;
    }
    if (name.text().equals("input") || name.text().equals("run")) {
      context.report(
          StepCode.CANNOT_SET,
          name.span(),
          "`" + name.text() + "` stays what it is through a run",
          "copy what changes to a `var`");
      return;
    }
    Diagnostic unknown =
        NameReports.unknown(
            BindCode.UNKNOWN_NAME,
            context.names().source(),
            name,
            "there is no variable `" + name.text() + "` to set",
            variables(scope));
    context.report(
        unknown.help() == null
            ? unknown.withHelp("declare it first: `var " + name.text() + " = …`")
            : unknown);
  }

  private static List<String> variables(StepScope scope) {
    List<String> names = new ArrayList<>();
    for (String name : scope.environment().localNames()) {
      LocalSymbol symbol = scope.environment().findLocal(name);
      if (symbol != null && symbol.isState()) {
        names.add(name);
      }
    }
    return names;
  }
}
