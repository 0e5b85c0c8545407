package ai.somagent.soma.lsp;

import org.eclipse.lsp4j.MessageParams;
import org.eclipse.lsp4j.MessageType;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.services.LanguageClient;
import org.jspecify.annotations.Nullable;

/** The editor at the other end, once it is connected. */
final class Client {
  private volatile @Nullable LanguageClient remote;

  void connect(LanguageClient client) {
    remote = client;
  }

  void publish(PublishDiagnosticsParams parameters) {
    LanguageClient client = remote;
    if (client != null) {
      client.publishDiagnostics(parameters);
    }
  }

  /** A line for the editor's log. */
  void log(MessageType type, String message) {
    LanguageClient client = remote;
    if (client != null) {
      client.logMessage(new MessageParams(type, message));
    }
  }

  /**
   * Runs work that answers no request. A broken invariant of ours ends here: the editor's log and
   * standard error say so, and the server goes on.
   */
  void guard(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      log(MessageType.Error, "internal error: " + e);
      e.printStackTrace();
    }
  }
}
