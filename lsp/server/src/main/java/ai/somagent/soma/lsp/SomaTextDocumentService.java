package ai.somagent.soma.lsp;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.Command;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionList;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidCloseTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.DidSaveTextDocumentParams;
import org.eclipse.lsp4j.DocumentFormattingParams;
import org.eclipse.lsp4j.DocumentHighlight;
import org.eclipse.lsp4j.DocumentHighlightParams;
import org.eclipse.lsp4j.DocumentLink;
import org.eclipse.lsp4j.DocumentLinkParams;
import org.eclipse.lsp4j.DocumentRangeFormattingParams;
import org.eclipse.lsp4j.DocumentSymbol;
import org.eclipse.lsp4j.DocumentSymbolParams;
import org.eclipse.lsp4j.FoldingRange;
import org.eclipse.lsp4j.FoldingRangeRequestParams;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.InlayHint;
import org.eclipse.lsp4j.InlayHintParams;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.LocationLink;
import org.eclipse.lsp4j.PrepareRenameDefaultBehavior;
import org.eclipse.lsp4j.PrepareRenameParams;
import org.eclipse.lsp4j.PrepareRenameResult;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.ReferenceParams;
import org.eclipse.lsp4j.RenameParams;
import org.eclipse.lsp4j.SemanticTokens;
import org.eclipse.lsp4j.SemanticTokensParams;
import org.eclipse.lsp4j.SignatureHelp;
import org.eclipse.lsp4j.SignatureHelpParams;
import org.eclipse.lsp4j.SymbolInformation;
import org.eclipse.lsp4j.TextDocumentPositionParams;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.lsp4j.jsonrpc.CompletableFutures;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.eclipse.lsp4j.jsonrpc.messages.Either3;
import org.eclipse.lsp4j.services.TextDocumentService;

/**
 * Hands each message about a document to its handler, requests off the reader's thread. The
 * protocol answers null where there is nothing, which LSP4J's types do not say.
 */
@SuppressWarnings("NullAway")
final class SomaTextDocumentService implements TextDocumentService {
  private final SyncHandler sync;
  private final DiagnosticsHandler diagnostics;
  private final FormattingHandler formatting;
  private final CodeActionHandler codeActions;
  private final NavigationHandler navigation = new NavigationHandler();
  private final CompletionHandler completion = new CompletionHandler();
  private final StructureHandler structure = new StructureHandler();
  private final TokensHandler tokens = new TokensHandler();
  private final LiveWorkspaces live;
  private final Requests requests;
  private final Executor executor;
  private volatile Workspaces workspaces = Workspaces.NONE;

  SomaTextDocumentService(
      Documents documents, LiveWorkspaces live, Client client, Executor executor) {
    this.executor = executor;
    this.live = live;
    this.requests = new Requests(live, executor);
    this.sync = new SyncHandler(documents, client);
    this.diagnostics = new DiagnosticsHandler(documents, live, client, executor);
    this.formatting = new FormattingHandler(documents);
    this.codeActions = new CodeActionHandler(documents);
  }

  void workspaces(Workspaces folders) {
    workspaces = folders;
  }

  /** Files that something other than the editor has written. */
  void changedOnDisk(List<String> uris) {
    for (String uri : uris) {
      executor.execute(() -> live.changedOnDisk(workspaces.of(uri), List.of(uri)));
      diagnostics.changed(uri, workspaces);
    }
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
    diagnostics.changed(parameters.getTextDocument().getUri(), workspaces);
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
  public CompletableFuture<List<? extends TextEdit>> rangeFormatting(
      DocumentRangeFormattingParams parameters) {
    return CompletableFutures.computeAsync(
        executor,
        cancel -> {
          cancel.checkCanceled();
          return formatting.formatRange(parameters);
        });
  }

  @Override
  public CompletableFuture<List<Either<Command, CodeAction>>> codeAction(
      CodeActionParams parameters) {
    return requests.about(
        parameters.getTextDocument().getUri(),
        workspaces,
        List.of(),
        place -> codeActions.actions(place, parameters));
  }

  @Override
  public CompletableFuture<Either<List<CompletionItem>, CompletionList>> completion(
      CompletionParams parameters) {
    return at(parameters, place -> Either.forRight(completion.completion(place)));
  }

  @Override
  public CompletableFuture<Hover> hover(HoverParams parameters) {
    return at(parameters, completion::hover);
  }

  @Override
  public CompletableFuture<SignatureHelp> signatureHelp(SignatureHelpParams parameters) {
    return at(parameters, completion::signature);
  }

  @Override
  public CompletableFuture<Either<List<? extends Location>, List<? extends LocationLink>>>
      definition(DefinitionParams parameters) {
    return at(parameters, place -> Either.forLeft(navigation.definition(place)));
  }

  @Override
  public CompletableFuture<List<? extends Location>> references(ReferenceParams parameters) {
    boolean declaration = parameters.getContext().isIncludeDeclaration();
    return at(parameters, place -> navigation.references(place, declaration));
  }

  @Override
  public CompletableFuture<List<? extends DocumentHighlight>> documentHighlight(
      DocumentHighlightParams parameters) {
    return at(parameters, navigation::highlights);
  }

  @Override
  public CompletableFuture<Either3<Range, PrepareRenameResult, PrepareRenameDefaultBehavior>>
      prepareRename(PrepareRenameParams parameters) {
    return at(
        parameters,
        place -> {
          PrepareRenameResult result = navigation.prepareRename(place);
          return result == null ? null : Either3.forSecond(result);
        });
  }

  @Override
  public CompletableFuture<WorkspaceEdit> rename(RenameParams parameters) {
    return at(parameters, place -> navigation.rename(place, parameters.getNewName()));
  }

  @Override
  public CompletableFuture<List<Either<SymbolInformation, DocumentSymbol>>> documentSymbol(
      DocumentSymbolParams parameters) {
    return requests.about(
        parameters.getTextDocument().getUri(),
        workspaces,
        List.of(),
        place ->
            structure.symbols(place).stream()
                .map(Either::<SymbolInformation, DocumentSymbol>forRight)
                .toList());
  }

  @Override
  public CompletableFuture<List<FoldingRange>> foldingRange(FoldingRangeRequestParams parameters) {
    return requests.about(
        parameters.getTextDocument().getUri(), workspaces, List.of(), structure::folds);
  }

  @Override
  public CompletableFuture<List<DocumentLink>> documentLink(DocumentLinkParams parameters) {
    return requests.about(
        parameters.getTextDocument().getUri(), workspaces, List.of(), structure::links);
  }

  @Override
  public CompletableFuture<List<InlayHint>> inlayHint(InlayHintParams parameters) {
    return requests.about(
        parameters.getTextDocument().getUri(),
        workspaces,
        List.of(),
        place -> structure.hints(place, parameters.getRange()));
  }

  @Override
  public CompletableFuture<SemanticTokens> semanticTokensFull(SemanticTokensParams parameters) {
    return requests.about(
        parameters.getTextDocument().getUri(),
        workspaces,
        new SemanticTokens(List.of()),
        tokens::tokens);
  }

  private <A> CompletableFuture<A> at(
      TextDocumentPositionParams parameters, java.util.function.Function<Place, A> answer) {
    return requests.about(
        parameters.getTextDocument().getUri(), parameters.getPosition(), workspaces, null, answer);
  }
}
