package ai.somagent.soma.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.lsp4j.ClientCapabilities;
import org.eclipse.lsp4j.DidChangeTextDocumentParams;
import org.eclipse.lsp4j.DidCloseTextDocumentParams;
import org.eclipse.lsp4j.DidOpenTextDocumentParams;
import org.eclipse.lsp4j.DocumentFormattingParams;
import org.eclipse.lsp4j.FormattingOptions;
import org.eclipse.lsp4j.InitializeParams;
import org.eclipse.lsp4j.InitializeResult;
import org.eclipse.lsp4j.InitializedParams;
import org.eclipse.lsp4j.MessageActionItem;
import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.ShowMessageRequestParams;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextDocumentItem;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.VersionedTextDocumentIdentifier;
import org.eclipse.lsp4j.launch.LSPLauncher;
import org.eclipse.lsp4j.services.LanguageClient;
import org.eclipse.lsp4j.services.LanguageServer;
import org.jspecify.annotations.Nullable;

/** A real client that talks to the server in a process of its own, over pipes. */
final class LspSession implements LanguageClient, AutoCloseable {
  /** Far more than any answer takes; only a hang reaches it. */
  static final long SECONDS = 60;

  private final Process process;
  private final LanguageServer server;
  private final Future<Void> listening;
  private final BlockingQueue<PublishDiagnosticsParams> published = new LinkedBlockingQueue<>();
  private final BlockingQueue<MessageParams> logged = new LinkedBlockingQueue<>();

  private LspSession() throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String path = System.getProperty("java.class.path");
    process =
        new ProcessBuilder(
                java, "-XX:TieredStopAtLevel=1", "-cp", path, ServerProcess.class.getName())
            .redirectError(Redirect.INHERIT)
            .start();
    var launcher =
        LSPLauncher.createClientLauncher(this, process.getInputStream(), process.getOutputStream());
    server = launcher.getRemoteProxy();
    listening = launcher.startListening();
  }

  /** A session whose server has been initialized. */
  static LspSession start() {
    LspSession session = connect();
    session.initialize();
    return session;
  }

  static LspSession connect() {
    try {
      return new LspSession();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  InitializeResult initialize() {
    InitializeParams parameters = new InitializeParams();
    parameters.setCapabilities(new ClientCapabilities());
    InitializeResult result = get(server.initialize(parameters));
    server.initialized(new InitializedParams());
    return result;
  }

  LanguageServer server() {
    return server;
  }

  static <T> T get(CompletableFuture<T> future) {
    try {
      return future.get(SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new AssertionError(e);
    }
  }

  private static <T> T take(BlockingQueue<T> queue) {
    try {
      T next = queue.poll(SECONDS, TimeUnit.SECONDS);
      assertThat(next).as("what the server should have sent").isNotNull();
      return next;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** The next diagnostics that are published, whatever they are about. */
  PublishDiagnosticsParams nextDiagnostics() {
    return take(published);
  }

  /**
   * The diagnostics of {@code version} of {@code uri}; what is published before them is skipped.
   */
  PublishDiagnosticsParams diagnostics(String uri, int version) {
    PublishDiagnosticsParams next = nextDiagnostics();
    while (!next.getUri().equals(uri)
        || next.getVersion() == null
        || next.getVersion() != version) {
      next = nextDiagnostics();
    }
    return next;
  }

  MessageParams nextLog() {
    return take(logged);
  }

  void open(String uri, String text) {
    TextDocumentItem item = new TextDocumentItem(uri, "soma", 1, text);
    server.getTextDocumentService().didOpen(new DidOpenTextDocumentParams(item));
  }

  /** Replaces {@code range}, or everything when it is null. */
  void change(String uri, int version, @Nullable Range range, String text) {
    TextDocumentContentChangeEvent change = new TextDocumentContentChangeEvent(text);
    change.setRange(range);
    change(uri, version, List.of(change));
  }

  void change(String uri, int version, List<TextDocumentContentChangeEvent> changes) {
    var id = new VersionedTextDocumentIdentifier(uri, version);
    server.getTextDocumentService().didChange(new DidChangeTextDocumentParams(id, changes));
  }

  void closeDocument(String uri) {
    var parameters = new DidCloseTextDocumentParams(new TextDocumentIdentifier(uri));
    server.getTextDocumentService().didClose(parameters);
  }

  List<? extends TextEdit> format(String uri) {
    var parameters =
        new DocumentFormattingParams(
            new TextDocumentIdentifier(uri), new FormattingOptions(2, true));
    return get(server.getTextDocumentService().formatting(parameters));
  }

  /** Shuts the server down and gives the exit code of its process. */
  int shutDown() {
    get(server.shutdown());
    server.exit();
    return exitCode();
  }

  int exitCode() {
    try {
      assertThat(process.waitFor(SECONDS, TimeUnit.SECONDS)).as("the process ended").isTrue();
      return process.exitValue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  /** Closes the server's input, as an editor that dies does. */
  void hangUp() {
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    listening.cancel(true);
    process.destroyForcibly();
  }

  @Override
  public void publishDiagnostics(PublishDiagnosticsParams diagnostics) {
    published.add(diagnostics);
  }

  @Override
  public void logMessage(MessageParams message) {
    logged.add(message);
  }

  @Override
  public void telemetryEvent(Object object) {
    throw new AssertionError("unexpected telemetry " + object);
  }

  @Override
  public void showMessage(MessageParams message) {
    throw new AssertionError("unexpected message " + message);
  }

  @Override
  public CompletableFuture<MessageActionItem> showMessageRequest(ShowMessageRequestParams request) {
    throw new AssertionError("unexpected request " + request);
  }
}
