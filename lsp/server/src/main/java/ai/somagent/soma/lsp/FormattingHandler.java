package ai.somagent.soma.lsp;

import ai.somagent.soma.format.Formatter;
import ai.somagent.soma.parse.Parser;
import ai.somagent.soma.source.Span;
import ai.somagent.soma.syntax.ParsedFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.lsp4j.DocumentFormattingParams;
import org.eclipse.lsp4j.DocumentRangeFormattingParams;
import org.eclipse.lsp4j.TextEdit;

/**
 * {@code textDocument/formatting}: the lines that are not laid out canonically, as one edit;
 * nothing while the document has syntax errors. Keeps the document's kind of line ends.
 */
final class FormattingHandler {
  private final Documents documents;

  FormattingHandler(Documents documents) {
    this.documents = documents;
  }

  List<TextEdit> format(DocumentFormattingParams parameters) {
    Optional<OpenDocument> document = documents.find(parameters.getTextDocument().getUri());
    if (document.isEmpty()) {
      return List.of();
    }
    ParsedFile parsed = Parser.parse(document.get().source());
    if (parsed.hasErrors()) {
      return List.of();
    }
    String text = document.get().text();
    String formatted = Formatter.format(parsed);
    return edits(text, text.contains("\r\n") ? formatted.replace("\n", "\r\n") : formatted);
  }

  /** {@code textDocument/rangeFormatting}: the declarations and steps that the range touches. */
  List<TextEdit> formatRange(DocumentRangeFormattingParams parameters) {
    Optional<OpenDocument> document = documents.find(parameters.getTextDocument().getUri());
    if (document.isEmpty()) {
      return List.of();
    }
    ParsedFile parsed = Parser.parse(document.get().source());
    if (parsed.hasErrors()) {
      return List.of();
    }
    LspPositions positions = document.get().positions();
    List<TextEdit> edits = new ArrayList<>();
    for (ai.somagent.soma.diagnostic.TextEdit edit :
        Formatter.formatRange(parsed, positions.span(parameters.getRange()))) {
      edits.add(new TextEdit(positions.range(edit.span()), edit.replacement()));
    }
    return edits;
  }

  private static List<TextEdit> edits(String text, String formatted) {
    if (text.equals(formatted)) {
      return List.of();
    }
    int start = commonStart(text, formatted);
    int kept = commonEnd(text, formatted, start);
    Span replaced = new Span(start, text.length() - kept);
    String replacement = formatted.substring(start, formatted.length() - kept);
    return List.of(new TextEdit(new LspPositions(text).range(replaced), replacement));
  }

  /** The length of the whole lines that both texts start with. */
  private static int commonStart(String left, String right) {
    int most = Math.min(left.length(), right.length());
    int line = 0;
    for (int i = 0; i < most && left.charAt(i) == right.charAt(i); i++) {
      line = left.charAt(i) == '\n' ? i + 1 : line;
    }
    return line;
  }

  /** The length of the whole lines that both texts end with, not counting the first ones. */
  private static int commonEnd(String left, String right, int start) {
    int most = Math.min(left.length(), right.length()) - start;
    int kept = 0;
    for (int i = 1; i <= most; i++) {
      if (left.charAt(left.length() - i) != right.charAt(right.length() - i)) {
        break;
      }
      boolean lineStart = i < most && left.charAt(left.length() - i - 1) == '\n';
      kept = lineStart && right.charAt(right.length() - i - 1) == '\n' ? i : kept;
    }
    return kept;
  }
}
