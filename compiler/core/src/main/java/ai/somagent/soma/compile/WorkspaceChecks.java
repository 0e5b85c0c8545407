package ai.somagent.soma.compile;

import ai.somagent.soma.bind.BoundDeclaration;
import ai.somagent.soma.bind.BoundFile;
import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.diagnostic.DiagnosticSink;
import ai.somagent.soma.source.Span;
import ai.somagent.soma.syntax.DeclarationSyntax;
import ai.somagent.soma.syntax.NameSyntax;
import ai.somagent.soma.type.CheckedDeclarations;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Checks files of a workspace and puts together what is said about each. */
final class WorkspaceChecks {
  private WorkspaceChecks() {}

  /**
   * @param kept for each text the capsules and plans to leave out
   * @param sink holds what has been said before
   */
  static Map<String, CheckedFile> check(
      Collection<BoundFile> files,
      CheckedDeclarations declarations,
      Map<String, Set<String>> kept,
      DiagnosticSink sink) {
    Map<BoundFile, FileChecks.Outcome> outcomes = FileChecks.check(files, declarations, kept, sink);
    Map<String, List<Diagnostic>> found = bySource(sink.sorted());
    Map<String, CheckedFile> checked = new LinkedHashMap<>();
    outcomes.forEach((file, outcome) -> {
      List<Diagnostic> own = found.getOrDefault(file.source(), List.of());
      FileChecks.Outcome sure = sure(outcome, file, own);
      checked.put(
          file.source(),
          new CheckedFile(file, declarations, sure, FollowOns.join(List.of(file.parsed()), own)));
    });
    return checked;
  }

  /** Without the capsules and plans that something was said about from elsewhere. */
  private static FileChecks.Outcome sure(
      FileChecks.Outcome outcome, BoundFile file, List<Diagnostic> found) {
    if (found.isEmpty() && file.parsed().diagnostics().isEmpty()) {
      return new FileChecks.Outcome(List.of(), outcome.clean(), outcome.others());
    }
    Set<String> clean = new HashSet<>(outcome.clean());
    for (DeclarationSyntax declaration : file.parsed().file().declarations()) {
      NameSyntax name = BoundDeclaration.nameOf(declaration);
      if (name != null
          && (isAbout(declaration.span(), found)
              || isAbout(declaration.span(), file.parsed().diagnostics()))) {
        clean.remove(name.text());
      }
    }
    return new FileChecks.Outcome(List.of(), clean, outcome.others());
  }

  private static boolean isAbout(Span span, List<Diagnostic> found) {
    for (Diagnostic diagnostic : found) {
      if (span.touches(diagnostic.span().start()) || span.touches(diagnostic.span().end())) {
        return true;
      }
    }
    return false;
  }

  private static Map<String, List<Diagnostic>> bySource(List<Diagnostic> diagnostics) {
    Map<String, List<Diagnostic>> found = new HashMap<>();
    for (Diagnostic diagnostic : diagnostics) {
      found.computeIfAbsent(diagnostic.source(), name -> new ArrayList<>()).add(diagnostic);
    }
    return found;
  }
}
