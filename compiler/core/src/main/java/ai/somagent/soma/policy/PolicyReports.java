package ai.somagent.soma.policy;

import ai.somagent.soma.checked.PolicySymbol.Verdict;
import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.diagnostic.DiagnosticSink;
import ai.somagent.soma.diagnostic.RelatedSpan;
import ai.somagent.soma.policy.PolicyDecision.When;
import java.util.List;

/** Says at each step what policies deny or warn of before a run. */
public final class PolicyReports {
  private PolicyReports() {}

  public static void report(JudgedCapsule judged, DiagnosticSink sink) {
    for (PolicyDecision decision : judged.decisions()) {
      if (decision.when() == When.UNDEFINED) {
        sink.report(undecidable(decision));
      } else if (decision.when() == When.STATIC && decision.verdict() != Verdict.GATE) {
        sink.report(found(decision));
      }
    }
  }

  private static Diagnostic found(PolicyDecision decision) {
    boolean deny = decision.verdict() == Verdict.DENY;
    String message =
        "policy `"
            + decision.policy().name()
            + (deny ? "` denies `" : "` warns of `")
            + what(decision.step())
            + "`: "
            + decision.message();
    return at(decision, deny ? JudgementCode.DENIED : JudgementCode.WARNED, message);
  }

  private static Diagnostic undecidable(PolicyDecision decision) {
    String message =
        "policy `"
            + decision.policy().name()
            + "` cannot judge `"
            + what(decision.step())
            + "`, and what cannot be judged is denied";
    return at(decision, JudgementCode.UNDECIDABLE, message)
        .withHelp("the rule reads `step.cost`: the action needs a `cost`; `cost: 0` is free");
  }

  private static Diagnostic at(PolicyDecision decision, JudgementCode code, String message) {
    StepFacts step = decision.step();
    return Diagnostic.of(code, step.source(), step.span(), message)
        .withRelated(
            List.of(
                new RelatedSpan(
                    decision.policy().source(), decision.rule().span(), "the rule stands here")));
  }

  /** What the author wrote: a tool's action, or verb and name. */
  private static String what(StepFacts step) {
    if (!step.tool().isEmpty()) {
      return step.tool();
    }
    String target = step.target().substring(step.target().lastIndexOf('.') + 1);
    return target.isEmpty() ? step.kind() : step.kind() + " " + target;
  }
}
