package ai.somagent.soma.diagnostic;

import ai.somagent.soma.source.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One message about one place in one text.
 *
 * @param code what kind of message this is
 * @param severity how much it weighs here
 * @param source name of the text, as in {@code SourceText.name}
 * @param span the offending characters
 * @param message one sentence in the author's terms, lower case, no final stop, user text in
 *     back-ticks
 * @param help what to do about it, or null
 * @param related other places that explain this one
 * @param fixes edits that a tool may apply; the first is the preferred one
 */
public record Diagnostic(
    DiagnosticCode code,
    Severity severity,
    String source,
    Span span,
    String message,
    @Nullable String help,
    List<RelatedSpan> related,
    List<CodeFix> fixes) {

  public Diagnostic {
    related = List.copyOf(related);
    fixes = List.copyOf(fixes);
  }

  /** A diagnostic of the code's own severity, with neither help, related places nor fixes. */
  public static Diagnostic of(DiagnosticCode code, String source, Span span, String message) {
    return new Diagnostic(code, code.severity(), source, span, message, null, List.of(), List.of());
  }

  public Diagnostic withHelp(@Nullable String text) {
    return new Diagnostic(code, severity, source, span, message, text, related, fixes);
  }

  public Diagnostic withRelated(List<RelatedSpan> places) {
    return new Diagnostic(code, severity, source, span, message, help, places, fixes);
  }

  public Diagnostic withFixes(List<CodeFix> edits) {
    return new Diagnostic(code, severity, source, span, message, help, related, edits);
  }

  public boolean isError() {
    return severity == Severity.ERROR;
  }
}
