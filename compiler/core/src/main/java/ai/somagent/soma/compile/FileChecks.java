package ai.somagent.soma.compile;

import ai.somagent.soma.bind.BoundFile;
import ai.somagent.soma.bound.Bounds;
import ai.somagent.soma.checked.CheckedCapsule;
import ai.somagent.soma.checked.PolicySymbol;
import ai.somagent.soma.diagnostic.Diagnostic;
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
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Everything that is checked of files once all declarations are known. */
final class FileChecks {
  private FileChecks() {}

  /**
   * Checks the capsules, plans and tests of {@code files}.
   *
   * @return the capsules and plans of each file in order of place, files in the order given
   */
  static Map<BoundFile, List<CheckedCapsule>> check(
      Collection<BoundFile> files, CheckedDeclarations declarations, DiagnosticSink sink) {
    Map<BoundFile, List<CheckedCapsule>> capsules = new LinkedHashMap<>();
    List<CheckedCapsule> sound = new ArrayList<>();
    for (BoundFile file : files) {
      capsules.put(file, types(file, declarations, sink, sound));
    }
    for (List<Diagnostic> found : SideBySide.map(sound, FileChecks::judge)) {
      found.forEach(sink::report);
    }
    return capsules;
  }

  /** Adds what deserves more than a check of its types to {@code sound}. */
  private static List<CheckedCapsule> types(
      BoundFile file,
      CheckedDeclarations declarations,
      DiagnosticSink sink,
      List<CheckedCapsule> sound) {
    List<CheckedCapsule> capsules = new ArrayList<>();
    for (DeclarationSyntax declaration : file.parsed().file().declarations()) {
      if (declaration instanceof TestSyntax test) {
        new TestChecker(declarations.scope(file), sink).check(test);
      }
      CapsuleOutcome outcome = declarations.capsule(file, declaration);
      if (outcome != null) {
        capsules.add(outcome.capsule());
        if (outcome.sound() && !file.hasFailedImports()) {
          sound.add(outcome.capsule());
        }
      }
    }
    return capsules;
  }

  /** Looks at nothing but checked trees, which no longer change, so many can be judged at once. */
  private static List<Diagnostic> judge(CheckedCapsule checked) {
    DiagnosticSink sink = new DiagnosticSink();
    RuleChecker.check(checked, sink);
    LabelReport labels = Labels.of(checked);
    labels.diagnostics().forEach(sink::report);
    Bounds.of(checked).diagnostics().forEach(sink::report);
    if (!checked.policies().isEmpty()) {
      PolicyReports.report(PolicyJudge.judge(checked, checked.policies(), labels), sink);
    }
    return sink.sorted();
  }

  /** What {@code policies} say about a capsule without errors. */
  static JudgedCapsule judged(CheckedCapsule capsule, List<PolicySymbol> policies) {
    return PolicyJudge.judge(capsule, policies, Labels.of(capsule));
  }
}
