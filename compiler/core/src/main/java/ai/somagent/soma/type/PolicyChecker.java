package ai.somagent.soma.type;

import ai.somagent.soma.bind.SemanticVersion;
import ai.somagent.soma.checked.CheckedExpression;
import ai.somagent.soma.checked.CheckedOperation.ApproveOperation;
import ai.somagent.soma.checked.LocalSymbol;
import ai.somagent.soma.checked.PolicySymbol;
import ai.somagent.soma.checked.PolicySymbol.GateChecked;
import ai.somagent.soma.checked.PolicySymbol.PolicyRuleChecked;
import ai.somagent.soma.checked.PolicySymbol.Verdict;
import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.diagnostic.DiagnosticSink;
import ai.somagent.soma.source.Span;
import ai.somagent.soma.syntax.DeclarationSyntax.GateRuleSyntax;
import ai.somagent.soma.syntax.DeclarationSyntax.PolicyRuleSyntax;
import ai.somagent.soma.syntax.DeclarationSyntax.PolicySyntax;
import ai.somagent.soma.syntax.DeclarationSyntax.VerdictRuleSyntax;
import ai.somagent.soma.syntax.ExpressionSyntax;
import ai.somagent.soma.syntax.StringSyntax;
import java.util.ArrayList;
import java.util.List;

/** Checks the declaration of a policy: conditions over the facts of one step, and gates. */
final class PolicyChecker {
  private final ModuleScope names;
  private final DiagnosticSink sink;

  PolicyChecker(ModuleScope names, DiagnosticSink sink) {
    this.names = names;
    this.sink = sink;
  }

  PolicySymbol check(PolicySyntax syntax) {
    checkVersion(syntax.version());
    LocalSymbol step =
        new LocalSymbol(StepFactTypes.VARIABLE, StepFactTypes.step(), syntax.name().span());
    Environment environment = Environment.of(names).with(step);
    List<PolicyRuleChecked> rules = new ArrayList<>();
    for (PolicyRuleSyntax rule : syntax.rules()) {
      rules.add(rule(rule, environment));
    }
    return new PolicySymbol(
        names.module(),
        names.source(),
        syntax.name().text(),
        syntax.version().constantText(),
        step,
        rules);
  }

  private void checkVersion(StringSyntax version) {
    boolean sound = version.isConstant() && SemanticVersion.isValid(version.constantText());
    if (!sound && version.span().length() > 0) {
      sink.report(
          Diagnostic.of(
                  StepCode.CAPSULE_VERSION,
                  names.source(),
                  version.span(),
                  "`" + version.constantText() + "` is no semantic version")
              .withHelp("write three numbers, as in `1.0.0`"));
    }
  }

  private PolicyRuleChecked rule(PolicyRuleSyntax syntax, Environment environment) {
    return switch (syntax) {
      case VerdictRuleSyntax rule ->
          new PolicyRuleChecked(
              rule.deny() ? Verdict.DENY : Verdict.WARN,
              condition(rule.condition(), environment),
              because(rule.because()),
              null,
              rule.span());
      case GateRuleSyntax rule -> gate(rule, environment);
    };
  }

  private CheckedExpression condition(ExpressionSyntax syntax, Environment environment) {
    return new ExpressionChecker(sink).check(syntax, environment, BuiltinTypes.BOOL);
  }

  private String because(StringSyntax because) {
    if (!because.isConstant()) {
      sink.report(
          Diagnostic.of(
                  TypeCode.NOT_CONSTANT,
                  names.source(),
                  because.span(),
                  "the reason of a rule is a plain string")
              .withHelp("the message names the step by itself"));
    }
    return because.constantText();
  }

  private PolicyRuleChecked gate(GateRuleSyntax rule, Environment environment) {
    CheckedExpression condition = condition(rule.condition(), environment);
    GateChecked gate = new GateChecker(names, sink).check(rule.approval(), environment);
    return new PolicyRuleChecked(
        Verdict.GATE, condition, gate == null ? "" : title(gate.approval()), gate, rule.span());
  }

  /** The title as it stands in the source, without its quotes. */
  private String title(ApproveOperation approval) {
    Span span = approval.title().span();
    String text = names.text().text();
    boolean quoted = span.length() >= 2 && text.charAt(span.start()) == '"';
    return quoted
        ? text.substring(span.start() + 1, span.end() - 1)
        : text.substring(span.start(), span.end());
  }
}
