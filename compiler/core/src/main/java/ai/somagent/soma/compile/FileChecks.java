package ai.somagent.soma.compile;

import ai.somagent.soma.bind.BoundDeclaration;
import ai.somagent.soma.bind.BoundFile;
import ai.somagent.soma.bound.Bounds;
import ai.somagent.soma.checked.CheckedCapsule;
import ai.somagent.soma.checked.PolicySymbol;
import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.diagnostic.DiagnosticSink;
import ai.somagent.soma.label.LabelMemory;
import ai.somagent.soma.label.LabelReport;
import ai.somagent.soma.label.Labels;
import ai.somagent.soma.policy.JudgedCapsule;
import ai.somagent.soma.policy.PolicyJudge;
import ai.somagent.soma.policy.PolicyReports;
import ai.somagent.soma.rule.RuleChecker;
import ai.somagent.soma.syntax.DeclarationSyntax;
import ai.somagent.soma.syntax.NameSyntax;
import ai.somagent.soma.syntax.TestSyntax;
import ai.somagent.soma.type.CheckedDeclarations;
import ai.somagent.soma.type.CheckedDeclarations.CapsuleOutcome;
import ai.somagent.soma.type.TestChecker;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Everything that is checked of files once all declarations are known. */
final class FileChecks {
  private final CheckedDeclarations declarations;
  private final DiagnosticSink sink;
  private final LabelMemory memory = new LabelMemory();
  private final Map<BoundFile, Outcome> outcomes = new LinkedHashMap<>();
  private final List<Sound> sound = new ArrayList<>();

  private FileChecks(CheckedDeclarations declarations, DiagnosticSink sink) {
    this.declarations = declarations;
    this.sink = sink;
  }

  /**
   * What is known of a file besides its diagnostics.
   *
   * @param capsules in order of place; those that were left out are not among them
   * @param clean names of capsules and plans that nothing was said about, those left out included
   * @param others names of other texts that something was said about
   */
  record Outcome(List<CheckedCapsule> capsules, Set<String> clean, Set<String> others) {
    Outcome() {
      this(new ArrayList<>(), new HashSet<>(), new HashSet<>());
    }

    private void take(List<Diagnostic> found, BoundFile file) {
      for (Diagnostic diagnostic : found) {
        if (!diagnostic.source().equals(file.source())) {
          others.add(diagnostic.source());
        }
      }
    }
  }

  /**
   * A capsule that deserves more than a check of its types.
   *
   * @param clean whether nothing has been said about it, and its name stands for it
   */
  private record Sound(BoundFile file, CheckedCapsule capsule, boolean clean) {}

  /**
   * Checks the capsules, plans and tests of {@code files}.
   *
   * @param kept for each text names of capsules and plans to leave out: nothing was said about them
   *     before, and they would be checked again as they were
   * @return files in the order given
   */
  static Map<BoundFile, Outcome> check(
      Collection<BoundFile> files,
      CheckedDeclarations declarations,
      Map<String, Set<String>> kept,
      DiagnosticSink sink) {
    FileChecks checks = new FileChecks(declarations, sink);
    for (BoundFile file : files) {
      checks.types(file, kept.getOrDefault(file.source(), Set.of()));
    }
    checks.judge();
    return checks.outcomes;
  }

  private void types(BoundFile file, Set<String> kept) {
    Outcome outcome = new Outcome();
    outcomes.put(file, outcome);
    for (DeclarationSyntax declaration : file.parsed().file().declarations()) {
      NameSyntax name = BoundDeclaration.nameOf(declaration);
      if (name != null && kept.contains(name.text())) {
        outcome.clean().add(name.text());
      } else {
        types(file, declaration, outcome);
      }
    }
  }

  private void types(BoundFile file, DeclarationSyntax declaration, Outcome outcome) {
    int before = sink.count();
    if (declaration instanceof TestSyntax test) {
      new TestChecker(declarations.scope(file), sink).check(test);
    }
    CapsuleOutcome one = declarations.capsule(file, declaration);
    if (one != null) {
      outcome.capsules().add(one.capsule());
      if (one.sound() && !file.hasFailedImports()) {
        sound.add(new Sound(file, one.capsule(), one.named() && sink.count() == before));
      }
    }
    outcome.take(sink.since(before), file);
  }

  private void judge() {
    List<List<Diagnostic>> found = SideBySide.map(sound, one -> judge(one.capsule()));
    for (int i = 0; i < sound.size(); i++) {
      Sound one = sound.get(i);
      Outcome outcome = outcomes.getOrDefault(one.file(), new Outcome());
      found.get(i).forEach(sink::report);
      outcome.take(found.get(i), one.file());
      if (one.clean() && found.get(i).isEmpty()) {
        outcome.clean().add(one.capsule().name());
      }
    }
  }

  /** Looks at nothing but checked trees, which no longer change, so many can be judged at once. */
  private List<Diagnostic> judge(CheckedCapsule checked) {
    DiagnosticSink own = new DiagnosticSink();
    RuleChecker.check(checked, own);
    LabelReport labels = Labels.of(checked, memory);
    labels.diagnostics().forEach(own::report);
    Bounds.of(checked).diagnostics().forEach(own::report);
    if (!checked.policies().isEmpty()) {
      PolicyReports.report(PolicyJudge.judge(checked, checked.policies(), labels), own);
    }
    return own.sorted();
  }

  /** What {@code policies} say about a capsule without errors. */
  static JudgedCapsule judged(CheckedCapsule capsule, List<PolicySymbol> policies) {
    return PolicyJudge.judge(capsule, policies, Labels.of(capsule));
  }
}
