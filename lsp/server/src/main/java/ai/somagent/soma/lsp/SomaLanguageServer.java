package ai.somagent.soma.lsp;

import ai.somagent.soma.compile.ModuleLibrary;
import ai.somagent.soma.library.ContractLibrary;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.function.Function;
import org.eclipse.lsp4j.CodeActionKind;
import org.eclipse.lsp4j.CodeActionOptions;
import org.eclipse.lsp4j.CompletionOptions;
import org.eclipse.lsp4j.DocumentLinkOptions;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializeResult;
import org.eclipse.lsp4j.PositionEncodingKind;
import org.eclipse.lsp4j.RenameOptions;
import org.eclipse.lsp4j.SemanticTokensWithRegistrationOptions;
import org.eclipse.lsp4j.ServerCapabilities;
import org.eclipse.lsp4j.ServerInfo;
import org.eclipse.lsp4j.SignatureHelpOptions;
import org.eclipse.lsp4j.TextDocumentSyncKind;
import org.eclipse.lsp4j.TextDocumentSyncOptions;
import org.eclipse.lsp4j.WorkspaceFolder;
import org.eclipse.lsp4j.jsonrpc.Launcher;
import org.eclipse.lsp4j.launch.LSPLauncher;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.LanguageServer;
import org.eclipse.lsp4j.services.TextDocumentService;
import org.eclipse.lsp4j.services.WorkspaceService;
import org.jspecify.annotations.Nullable;

/** The life of one connection: from {@code initialize} to {@code exit}. */
public final class SomaLanguageServer implements LanguageServer {
  /** Exit code where no editor is at the other end. */
  public static final int NO_EDITOR = 2;

  private final CompletableFuture<Integer> exit = new CompletableFuture<>();
  private final SomaTextDocumentService documents;
  private final SomaWorkspaceService workspace;
  private volatile boolean shutDown;
  private volatile boolean initialized;
  private volatile boolean closed;

  private SomaLanguageServer(SomaTextDocumentService documents) {
    this.documents = documents;
    this.workspace = new SomaWorkspaceService(documents::changedOnDisk);
  }

  /**
   * Serves one editor until it says {@code exit} or closes {@code in}. Standard output becomes
   * standard error first, since a stray print would corrupt the stream.
   *
   * @param library modules that documents may import besides each other
   * @return the exit code of the process: 0 after an orderly shutdown, {@link #NO_EDITOR} when
   *     {@code in} ended before an editor said who it is, else 1
   */
  public static int serve(InputStream in, OutputStream out, ModuleLibrary library) {
    return serve(in, out, library, folder -> ContractLibrary.EMPTY);
  }

  /**
   * As {@link #serve(InputStream, OutputStream, ModuleLibrary)}.
   *
   * @param contracts from the URI of a workspace folder to the contracts its documents may import
   */
  public static int serve(
      InputStream in,
      OutputStream out,
      ModuleLibrary library,
      Function<String, ContractLibrary> contracts) {
    System.setOut(System.err);
    ProtocolLog log = ProtocolLog.install(System.err);
    Client client = new Client();
    ExecutorService compiler = Executors.newSingleThreadExecutor(daemons("soma-compiler"));
    ExecutorService reader = Executors.newCachedThreadPool(daemons("soma-reader"));
    Documents open = new Documents();
    LiveWorkspaces live = new LiveWorkspaces(open, library, contracts);
    SomaLanguageServer server =
        new SomaLanguageServer(new SomaTextDocumentService(open, live, client, compiler));
    Launcher<LanguageClient> launcher =
        LSPLauncher.createServerLauncher(server, in, out, reader, PlainErrors::new);
    client.connect(launcher.getRemoteProxy());
    Future<Void> listening = launcher.startListening();
    reader.execute(() -> server.awaitEnd(listening));
    int code = server.exit.join();
    compiler.shutdownNow();
    reader.shutdownNow();
    log.close();
    if (server.closed && !server.initialized) {
      log.reportGarbage();
      return NO_EDITOR;
    }
    return code;
  }

  /** Threads that keep no process alive, since one of them sits in a read that nothing ends. */
  private static ThreadFactory daemons(String name) {
    return Thread.ofPlatform().daemon().name(name, 0).factory();
  }

  private void awaitEnd(Future<Void> listening) {
    try {
      listening.get();
      closed = true;
      exit();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      exit.completeExceptionally(e.getCause());
    }
  }

  @Override
  public CompletableFuture<InitializeResult> initialize(InitializeParams parameters) {
    initialized = true;
    List<WorkspaceFolder> folders = parameters.getWorkspaceFolders();
    if (folders != null) {
      documents.workspaces(new Workspaces(folders.stream().map(WorkspaceFolder::getUri).toList()));
    }
    InitializeResult result = new InitializeResult(capabilities());
    result.setServerInfo(new ServerInfo("soma"));
    return CompletableFuture.completedFuture(result);
  }

  private static ServerCapabilities capabilities() {
    TextDocumentSyncOptions sync = new TextDocumentSyncOptions();
    sync.setOpenClose(true);
    sync.setChange(TextDocumentSyncKind.Incremental);
    ServerCapabilities capabilities = new ServerCapabilities();
    capabilities.setPositionEncoding(PositionEncodingKind.UTF16);
    capabilities.setTextDocumentSync(sync);
    capabilities.setDocumentFormattingProvider(true);
    capabilities.setDocumentRangeFormattingProvider(true);
    addQueries(capabilities);
    capabilities.setCodeActionProvider(new CodeActionOptions(List.of(CodeActionKind.QuickFix)));
    return capabilities;
  }

  private static void addQueries(ServerCapabilities capabilities) {
    capabilities.setCompletionProvider(new CompletionOptions(false, List.of(".", " ")));
    capabilities.setSignatureHelpProvider(new SignatureHelpOptions(List.of("(", ",")));
    capabilities.setHoverProvider(true);
    capabilities.setDefinitionProvider(true);
    capabilities.setReferencesProvider(true);
    capabilities.setDocumentHighlightProvider(true);
    capabilities.setRenameProvider(new RenameOptions(true));
    capabilities.setDocumentSymbolProvider(true);
    capabilities.setFoldingRangeProvider(true);
    capabilities.setDocumentLinkProvider(new DocumentLinkOptions(false));
    capabilities.setInlayHintProvider(true);
    capabilities.setSemanticTokensProvider(
        new SemanticTokensWithRegistrationOptions(TokensHandler.legend(), true));
  }

  /** The protocol's answer is null, which LSP4J's type does not say. */
  @Override
  @SuppressWarnings("NullAway")
  public CompletableFuture<@Nullable Object> shutdown() {
    shutDown = true;
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public void exit() {
    exit.complete(shutDown ? 0 : 1);
  }

  @Override
  public TextDocumentService getTextDocumentService() {
    return documents;
  }

  @Override
  public WorkspaceService getWorkspaceService() {
    return workspace;
  }
}
