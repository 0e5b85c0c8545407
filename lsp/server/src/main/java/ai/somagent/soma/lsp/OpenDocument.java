package ai.somagent.soma.lsp;

import ai.somagent.soma.source.SourceText;
import java.util.List;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;

/**
 * A document as the editor last sent it. Immutable.
 *
 * @param uri how the editor names it
 * @param version the editor's count of its changes
 */
record OpenDocument(String uri, int version, String text) {

  /** The document after {@code changes}, each of which applies to the result of the one before. */
  OpenDocument changed(int newVersion, List<TextDocumentContentChangeEvent> changes) {
    String changed = text;
    for (TextDocumentContentChangeEvent change : changes) {
      changed = apply(changed, change);
    }
    return new OpenDocument(uri, newVersion, changed);
  }

  private static String apply(String text, TextDocumentContentChangeEvent change) {
    if (change.getRange() == null) {
      return change.getText();
    }
    var span = new LspPositions(text).span(change.getRange());
    return text.substring(0, span.start()) + change.getText() + text.substring(span.end());
  }

  SourceText source() {
    return new SourceText(uri, text);
  }

  LspPositions positions() {
    return new LspPositions(text);
  }
}
