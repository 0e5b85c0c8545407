package ai.somagent.soma.lsp;

import java.util.Optional;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidCloseTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.MessageType;
import org.eclipse.lsp4j.TextDocumentItem;
import org.eclipse.lsp4j.VersionedTextDocumentIdentifier;

/** {@code textDocument/didOpen}, {@code didChange} and {@code didClose}. */
final class SyncHandler {
  private final Documents documents;
  private final Client client;

  SyncHandler(Documents documents, Client client) {
    this.documents = documents;
    this.client = client;
  }

  void opened(DidOpenTextDocumentParams parameters) {
    TextDocumentItem item = parameters.getTextDocument();
    documents.put(new OpenDocument(item.getUri(), item.getVersion(), item.getText()));
  }

  /** Whether the document is open; a change of any other is refused, since its text is unknown. */
  boolean changed(DidChangeTextDocumentParams parameters) {
    VersionedTextDocumentIdentifier id = parameters.getTextDocument();
    Optional<OpenDocument> document = documents.find(id.getUri());
    if (document.isEmpty()) {
      client.log(MessageType.Warning, "change of a document that is not open: " + id.getUri());
      return false;
    }
    int version = id.getVersion() == null ? document.get().version() + 1 : id.getVersion();
    documents.put(document.get().changed(version, parameters.getContentChanges()));
    return true;
  }

  void closed(DidCloseTextDocumentParams parameters) {
    documents.remove(parameters.getTextDocument().getUri());
  }
}
