package ai.somagent.soma.compile;

import ai.somagent.soma.bind.BoundFile;
import ai.somagent.soma.bound.Bounds;
import ai.somagent.soma.checked.CheckedCapsule;
import ai.somagent.soma.checked.PolicySymbol;
import ai.somagent.soma.diagnostic.DiagnosticSink;
import ai.somagent.soma.label.LabelReport;
import ai.somagent.soma.label.Labels;
import ai.somagent.soma.policy.JudgedCapsule;
import ai.somagent.soma.policy.PolicyJudge;
import ai.somagent.soma.policy.PolicyReports;
import ai.somagent.soma.rule.RuleChecker;
import ai.somagent.soma.syntax.DeclarationSyntax;
import ai.somagent.soma.syntax.TestSyntax;
import ai.somagent.soma.type.CheckedDeclarations;
import ai.somagent.soma.type.CheckedDeclarations.CapsuleOutcome;
import ai.somagent.soma.type.TestChecker;
import java.util.ArrayList;
import java.util.List;

/** Everything that is checked of a file once all declarations are known. */
final class FileChecks {
  private FileChecks() {}

  /** Checks the capsules and plans of {@code file} and gives them in order of place. */
  static List<CheckedCapsule> check(
      BoundFile file, CheckedDeclarations declarations, DiagnosticSink sink) {
    List<CheckedCapsule> capsules = new ArrayList<>();
    for (DeclarationSyntax declaration : file.parsed().file().declarations()) {
      if (declaration instanceof TestSyntax test) {
        new TestChecker(declarations.scope(file), sink).check(test);
      }
      CapsuleOutcome outcome = declarations.capsule(file, declaration);
      if (outcome != null) {
        capsules.add(outcome.capsule());
        if (outcome.sound() && !file.hasFailedImports()) {
          judge(outcome.capsule(), sink);
        }
      }
    }
    return capsules;
  }

  private static void judge(CheckedCapsule checked, DiagnosticSink sink) {
    RuleChecker.check(checked, sink);
    LabelReport labels = Labels.of(checked);
    labels.diagnostics().forEach(sink::report);
    Bounds.of(checked).diagnostics().forEach(sink::report);
    if (!checked.policies().isEmpty()) {
      PolicyReports.report(PolicyJudge.judge(checked, checked.policies(), labels), sink);
    }
  }

  /** What {@code policies} say about a capsule without errors. */
  static JudgedCapsule judged(CheckedCapsule capsule, List<PolicySymbol> policies) {
    return PolicyJudge.judge(capsule, policies, Labels.of(capsule));
  }
}
