package ai.somagent.soma.rule;

import ai.somagent.soma.checked.CheckedOperation.CallOperation;
import ai.somagent.soma.checked.CheckedStep;
import ai.somagent.soma.checked.CheckedStep.EffectChecked;
import ai.somagent.soma.checked.ToolActionSymbol;
import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.diagnostic.DiagnosticSink;

/** A call that only reads, and whose result nobody takes: it costs and changes nothing. */
final class UnusedReadRule implements CapsuleRule {
  private final String source;
  private final DiagnosticSink sink;

  UnusedReadRule(String source, DiagnosticSink sink) {
    this.source = source;
    this.sink = sink;
  }

  @Override
  public void step(CheckedStep step) {
    if (!(step instanceof EffectChecked call)
        || !(call.operation() instanceof CallOperation operation)) {
      return;
    }
    ToolActionSymbol action = operation.action();
    boolean reads = action.effect().equals("read") || action.effect().equals("none");
    if (reads && call.result() == null && action.result() != null) {
      sink.report(
          Diagnostic.of(
                  RuleCode.UNUSED_READ,
                  source,
                  call.span(),
                  "nothing takes what `" + action.tool() + "." + action.action() + "` reads")
              .withHelp("bind it with `let`, or drop the call"));
    }
  }
}
