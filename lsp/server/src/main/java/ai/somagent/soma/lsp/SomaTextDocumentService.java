package ai.somagent.soma.lsp;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.Command;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidCloseTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.DidSaveTextDocumentParams;
import org.eclipse.lsp4j.DocumentFormattingParams;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.jsonrpc.CompletableFutures;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.services.TextDocumentService;

/** Hands each message about a document to its handler, requests off the reader's thread. */
final class SomaTextDocumentService implements TextDocumentService {
  private final SyncHandler sync;
  private final DiagnosticsHandler diagnostics;
  private final FormattingHandler formatting;
  private final CodeActionHandler codeActions;
  private final Executor executor;
  private volatile Workspaces workspaces = Workspaces.NONE;

  SomaTextDocumentService(
      Documents documents, SourceAnalyzer analyzer, Client client, Executor executor) {
    this.executor = executor;
    this.sync = new SyncHandler(documents, client);
    this.diagnostics = new DiagnosticsHandler(documents, analyzer, client, executor);
    this.formatting = new FormattingHandler(documents);
    this.codeActions = new CodeActionHandler(documents, diagnostics);
  }

  void workspaces(Workspaces folders) {
    workspaces = folders;
  }

  @Override
  public void didOpen(DidOpenTextDocumentParams parameters) {
    sync.opened(parameters);
    diagnostics.changed(parameters.getTextDocument().getUri(), workspaces);
  }

  @Override
  public void didChange(DidChangeTextDocumentParams parameters) {
    if (sync.changed(parameters)) {
      diagnostics.changed(parameters.getTextDocument().getUri(), workspaces);
    }
  }

  @Override
  public void didClose(DidCloseTextDocumentParams parameters) {
    sync.closed(parameters);
    diagnostics.closed(parameters.getTextDocument().getUri(), workspaces);
  }

  @Override
  public void didSave(DidSaveTextDocumentParams parameters) {
    // What is on disk is what was last sent.
  }

  @Override
  public CompletableFuture<List<? extends TextEdit>> formatting(
      DocumentFormattingParams parameters) {
    return CompletableFutures.computeAsync(
        executor,
        cancel -> {
          cancel.checkCanceled();
          return formatting.format(parameters);
        });
  }

  @Override
  public CompletableFuture<List<Either<Command, CodeAction>>> codeAction(
      CodeActionParams parameters) {
    return CompletableFutures.computeAsync(
        executor,
        cancel -> {
          cancel.checkCanceled();
          return codeActions.actions(parameters, workspaces);
        });
  }
}
