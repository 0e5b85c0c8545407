package ai.somagent.soma.lsp;

import ai.somagent.soma.compile.CheckedFile;
import ai.somagent.soma.diagnostic.RelatedSpan;
import ai.somagent.soma.diagnostic.Severity;
import ai.somagent.soma.query.WorkspaceIndex;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DiagnosticRelatedInformation;
import org.eclipse.lsp4j.DiagnosticSeverity;
import org.eclipse.lsp4j.Location;

/** The compiler's diagnostics in the protocol's words. */
final class LspDiagnostics {
  static final String SOURCE = "soma";

  private final WorkspaceIndex index;

  /**
   * @param index knows the texts that related places stand in
   */
  LspDiagnostics(WorkspaceIndex index) {
    this.index = index;
  }

  Diagnostic convert(ai.somagent.soma.diagnostic.Diagnostic diagnostic, LspPositions positions) {
    Diagnostic converted = new Diagnostic();
    converted.setRange(positions.range(diagnostic.span()));
    converted.setSeverity(severity(diagnostic.severity()));
    converted.setCode(diagnostic.code().id());
    converted.setSource(SOURCE);
    converted.setMessage(message(diagnostic));
    List<DiagnosticRelatedInformation> related = related(diagnostic.related());
    if (!related.isEmpty()) {
      converted.setRelatedInformation(related);
    }
    return converted;
  }

  private static String message(ai.somagent.soma.diagnostic.Diagnostic diagnostic) {
    String help = diagnostic.help();
    return help == null ? diagnostic.message() : diagnostic.message() + "\n" + help;
  }

  private static DiagnosticSeverity severity(Severity severity) {
    return switch (severity) {
      case ERROR -> DiagnosticSeverity.Error;
      case WARNING -> DiagnosticSeverity.Warning;
      case NOTE -> DiagnosticSeverity.Information;
    };
  }

  /** Places in texts that the editor cannot show, such as library modules, are left out. */
  private List<DiagnosticRelatedInformation> related(List<RelatedSpan> places) {
    List<DiagnosticRelatedInformation> related = new ArrayList<>();
    for (RelatedSpan place : places) {
      CheckedFile file = index.file(place.source());
      if (file != null) {
        LspPositions positions = new LspPositions(file.parsed().source().text());
        Location location = new Location(place.source(), positions.range(place.span()));
        related.add(new DiagnosticRelatedInformation(location, place.label()));
      }
    }
    return related;
  }
}
