package ai.somagent.soma.lsp;

import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.source.SourceText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.lsp4j.PublishDiagnosticsParams;

/**
 * {@code textDocument/publishDiagnostics}: after every change, what the compiler says about each
 * open document of the same workspace.
 *
 * <p>Works on the executor's one thread, so that the reader of messages never waits for the
 * compiler. A later change of the same workspace cancels an earlier one that has not been
 * published.
 */
final class DiagnosticsHandler {
  private final Documents documents;
  private final SourceAnalyzer analyzer;
  private final LspDiagnostics converter;
  private final Client client;
  private final Executor executor;
  private final Map<String, AtomicLong> changes = new HashMap<>();

  DiagnosticsHandler(
      Documents documents, SourceAnalyzer analyzer, Client client, Executor executor) {
    this.documents = documents;
    this.analyzer = analyzer;
    this.converter = new LspDiagnostics(documents);
    this.client = client;
    this.executor = executor;
  }

  /** Publishes anew for every open document of the workspace of {@code uri}, soon. */
  void changed(String uri, Workspaces workspaces) {
    String workspace = workspaces.of(uri);
    AtomicLong counter = counter(workspace);
    long change = counter.incrementAndGet();
    executor.execute(() -> client.guard(() -> publish(workspace, workspaces, counter, change)));
  }

  /** Takes back what was said about a document that is no longer open. */
  void closed(String uri, Workspaces workspaces) {
    executor.execute(() -> {
      if (documents.find(uri).isEmpty()) {
        client.publish(new PublishDiagnosticsParams(uri, List.of()));
      }
    });
    changed(uri, workspaces);
  }

  private synchronized AtomicLong counter(String workspace) {
    return changes.computeIfAbsent(workspace, key -> new AtomicLong());
  }

  private void publish(String workspace, Workspaces workspaces, AtomicLong counter, long change) {
    if (counter.get() != change) {
      return;
    }
    for (DocumentDiagnostics result : analyze(workspace, workspaces)) {
      if (counter.get() != change) {
        return;
      }
      client.publish(parameters(result));
    }
  }

  /** What the compiler says now about the open documents of {@code workspace}. */
  List<DocumentDiagnostics> analyze(String workspace, Workspaces workspaces) {
    List<OpenDocument> members = new ArrayList<>();
    List<SourceText> sources = new ArrayList<>();
    for (OpenDocument document : documents.all()) {
      if (workspaces.of(document.uri()).equals(workspace)) {
        members.add(document);
        sources.add(document.source());
      }
    }
    List<Diagnostic> found = analyzer.analyze(sources);
    List<DocumentDiagnostics> results = new ArrayList<>();
    for (OpenDocument document : members) {
      List<Diagnostic> own =
          found.stream().filter(one -> one.source().equals(document.uri())).toList();
      results.add(new DocumentDiagnostics(document, own));
    }
    return results;
  }

  private PublishDiagnosticsParams parameters(DocumentDiagnostics result) {
    LspPositions positions = result.document().positions();
    List<org.eclipse.lsp4j.Diagnostic> converted = new ArrayList<>();
    for (Diagnostic diagnostic : result.diagnostics()) {
      converted.add(converter.convert(diagnostic, positions));
    }
    OpenDocument document = result.document();
    return new PublishDiagnosticsParams(document.uri(), converted, document.version());
  }
}
