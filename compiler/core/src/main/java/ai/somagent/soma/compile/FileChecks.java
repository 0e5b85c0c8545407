package ai.somagent.soma.compile;

import ai.somagent.soma.bind.BoundFile;
import ai.somagent.soma.checked.CheckedCapsule;
import ai.somagent.soma.checked.PolicySymbol;
import ai.somagent.soma.diagnostic.DiagnosticSink;
import ai.somagent.soma.label.Labels;
import ai.somagent.soma.policy.JudgedCapsule;
import ai.somagent.soma.policy.PolicyJudge;
import ai.somagent.soma.policy.PolicyReports;
import ai.somagent.soma.rule.RuleChecker;
import ai.somagent.soma.syntax.CapsuleSyntax;
import ai.somagent.soma.syntax.DeclarationSyntax;
import ai.somagent.soma.type.CapsuleChecker;
import ai.somagent.soma.type.CheckedDeclarations;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Everything that is checked of a file once all declarations are known. */
final class FileChecks {
  private FileChecks() {}

  /** Checks the capsules of {@code file} and gives them in order of place. */
  static List<CheckedCapsule> check(
      BoundFile file, CheckedDeclarations declarations, DiagnosticSink sink) {
    List<CheckedCapsule> capsules = new ArrayList<>();
    CapsuleChecker checker = new CapsuleChecker(declarations.scope(file), sink);
    for (DeclarationSyntax declaration : file.parsed().file().declarations()) {
      if (declaration instanceof CapsuleSyntax capsule) {
        capsules.add(checked(checker, capsule, sink));
      }
    }
    return capsules;
  }

  private static CheckedCapsule checked(
      CapsuleChecker checker, CapsuleSyntax capsule, DiagnosticSink sink) {
    int before = sink.errorCount();
    CheckedCapsule checked = checker.check(capsule);
    if (sink.errorCount() == before) {
      RuleChecker.check(checked, sink);
      Labels.of(checked).diagnostics().forEach(sink::report);
      if (!checked.policies().isEmpty()) {
        PolicyReports.report(judged(checked, checked.policies()), sink);
      }
    }
    return checked;
  }

  /** What {@code policies} say about a capsule without errors. */
  static JudgedCapsule judged(CheckedCapsule capsule, List<PolicySymbol> policies) {
    return PolicyJudge.judge(capsule, policies, effect -> Set.of());
  }
}
