package ai.somagent.soma.lsp;

import ai.somagent.soma.compile.CheckedFile;
import ai.somagent.soma.query.WorkspaceIndex;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.jspecify.annotations.Nullable;

/**
 * {@code textDocument/publishDiagnostics}: after every change, what the compiler says about each
 * text of the workspace of which it now says something else.
 *
 * <p>Works on the executor's one thread, so that the reader of messages never waits for the
 * compiler. A later change of the same workspace cancels an earlier one that has not been
 * published.
 */
final class DiagnosticsHandler {
  private final Documents documents;
  private final LiveWorkspaces live;
  private final Client client;
  private final Executor executor;
  private final Map<String, AtomicLong> changes = new HashMap<>();

  /** What was published last, by workspace and text. Confined to the executor's thread. */
  private final Map<String, Map<String, Said>> published = new HashMap<>();

  DiagnosticsHandler(Documents documents, LiveWorkspaces live, Client client, Executor executor) {
    this.documents = documents;
    this.live = live;
    this.client = client;
    this.executor = executor;
  }

  /** Publishes anew for the workspace of {@code uri}, soon. */
  void changed(String uri, Workspaces workspaces) {
    String root = workspaces.of(uri);
    AtomicLong counter = counter(root);
    long change = counter.incrementAndGet();
    executor.execute(() ->
        client.guard(() -> {
          if (counter.get() == change) {
            publish(root, live.index(root, workspaces));
          }
        }));
  }

  private synchronized AtomicLong counter(String root) {
    return changes.computeIfAbsent(root, key -> new AtomicLong());
  }

  private void publish(String root, WorkspaceIndex index) {
    Map<String, Said> before = published.computeIfAbsent(root, key -> new HashMap<>());
    Set<String> gone = new HashSet<>(before.keySet());
    for (CheckedFile file : index.workspace().files()) {
      gone.remove(file.source());
      Said now = new Said(file, version(file));
      Said last = before.put(file.source(), now);
      if (last == null ? !now.isQuiet() : now.isNewsAfter(last)) {
        client.publish(parameters(now, index));
      }
    }
    for (String uri : gone) {
      before.remove(uri);
      client.publish(new PublishDiagnosticsParams(uri, List.of()));
    }
  }

  /** The editor's count of the text that was checked, or null where it is not open. */
  private @Nullable Integer version(CheckedFile file) {
    return documents
        .find(file.source())
        .filter(document -> document.text().equals(file.parsed().source().text()))
        .map(OpenDocument::version)
        .orElse(null);
  }

  private static PublishDiagnosticsParams parameters(Said said, WorkspaceIndex index) {
    LspDiagnostics converter = new LspDiagnostics(index);
    CheckedFile file = said.file();
    LspPositions positions = new LspPositions(file.parsed().source().text());
    List<org.eclipse.lsp4j.Diagnostic> converted = new ArrayList<>();
    file.diagnostics().forEach(one -> converted.add(converter.convert(one, positions)));
    PublishDiagnosticsParams parameters = new PublishDiagnosticsParams(file.source(), converted);
    if (said.version() != null) {
      parameters.setVersion(said.version());
    }
    return parameters;
  }

  /**
   * What was published of a text.
   *
   * @param version null for a text that is not open
   */
  private record Said(CheckedFile file, @Nullable Integer version) {
    boolean isQuiet() {
      return version == null && file.diagnostics().isEmpty();
    }

    boolean isNewsAfter(Said last) {
      return !Objects.equals(version, last.version)
          || last.file != file && !last.file.diagnostics().equals(file.diagnostics());
    }
  }
}
