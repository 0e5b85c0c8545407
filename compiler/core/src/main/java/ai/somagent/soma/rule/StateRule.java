package ai.somagent.soma.rule;

import ai.somagent.soma.checked.CapsuleMember;
import ai.somagent.soma.checked.CapsuleMember.SignalChecked;
import ai.somagent.soma.checked.CapsuleMember.StateChecked;
import ai.somagent.soma.checked.CheckedExpression;
import ai.somagent.soma.checked.CheckedExpression.LocalChecked;
import ai.somagent.soma.checked.CheckedOperation.AwaitSignalOperation;
import ai.somagent.soma.checked.CheckedStep;
import ai.somagent.soma.checked.CheckedStep.EffectChecked;
import ai.somagent.soma.checked.CheckedStep.SetChecked;
import ai.somagent.soma.checked.CheckedStep.VarChecked;
import ai.somagent.soma.checked.LocalSymbol;
import ai.somagent.soma.checked.SignalSymbol;
import ai.somagent.soma.diagnostic.CodeFix;
import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.diagnostic.DiagnosticSink;
import ai.somagent.soma.diagnostic.TextEdit;
import ai.somagent.soma.source.Span;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** State that never changes, and signals that nobody takes. */
final class StateRule implements CapsuleRule {
  private final String source;
  private final DiagnosticSink sink;
  private final Map<LocalSymbol, Span> declared = new LinkedHashMap<>();
  private final Set<LocalSymbol> set = new HashSet<>();
  private final Set<LocalSymbol> read = new HashSet<>();
  private final Set<SignalSymbol> signals = new LinkedHashSet<>();
  private final Set<String> awaited = new HashSet<>();

  StateRule(String source, DiagnosticSink sink) {
    this.source = source;
    this.sink = sink;
  }

  @Override
  public void member(CapsuleMember member) {
    if (member instanceof StateChecked state) {
      declared.put(state.variable(), new Span(0, 0));
    } else if (member instanceof SignalChecked signal && signal.body() == null) {
      signals.add(signal.symbol());
    }
  }

  @Override
  public void step(CheckedStep step) {
    if (step instanceof VarChecked state) {
      Span keyword = new Span(state.span().start(), state.span().start() + "var".length());
      declared.put(state.variable(), keyword);
    } else if (step instanceof SetChecked change) {
      set.add(change.variable());
    } else if (step instanceof EffectChecked effect
        && effect.operation() instanceof AwaitSignalOperation await) {
      awaited.add(await.signal().name());
    }
  }

  @Override
  public void expression(CheckedExpression expression) {
    if (expression instanceof LocalChecked local) {
      read.add(local.symbol());
    }
  }

  @Override
  public void finish() {
    declared.forEach((variable, keyword) -> {
      if (!set.contains(variable) && read.contains(variable)) {
        reportNeverSet(variable, keyword);
      }
    });
    for (SignalSymbol signal : signals) {
      if (!awaited.contains(signal.name())) {
        reportNeverAwaited(signal);
      }
    }
  }

  /**
   * @param keyword the word {@code var}, or empty for state of the capsule
   */
  private void reportNeverSet(LocalSymbol variable, Span keyword) {
    Diagnostic plain =
        Diagnostic.of(
            RuleCode.NEVER_SET, source, variable.span(), "nothing sets `" + variable.name() + "`");
    sink.report(
        keyword.length() == 0
            ? plain.withHelp("a constant of the module says that it stays what it is")
            : plain.withFixes(
                List.of(new CodeFix("Change to `let`", List.of(new TextEdit(keyword, "let"))))));
  }

  private void reportNeverAwaited(SignalSymbol signal) {
    sink.report(
        Diagnostic.of(
                RuleCode.NEVER_AWAITED,
                source,
                signal.span(),
                "nothing takes the signal `" + signal.name() + "`")
            .withHelp("`await` it in the steps, or give it a body"));
  }
}
