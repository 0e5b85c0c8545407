package ai.somagent.soma.lsp;

import ai.somagent.soma.compile.CheckedFile;
import ai.somagent.soma.query.WorkspaceIndex;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.jsonrpc.CompletableFutures;

/** Answers requests about places on the compiler's thread, unless they are cancelled before. */
final class Requests {
  private final LiveWorkspaces live;
  private final Executor executor;

  Requests(LiveWorkspaces live, Executor executor) {
    this.live = live;
    this.executor = executor;
  }

  /**
   * @param nothing the answer about a document that is not there
   */
  <A> CompletableFuture<A> about(
      String uri,
      Position position,
      Workspaces workspaces,
      A nothing,
      Function<Place, ? extends A> answer) {
    return CompletableFutures.computeAsync(
        executor,
        cancel -> {
          cancel.checkCanceled();
          WorkspaceIndex index = live.index(workspaces.of(uri), workspaces);
          cancel.checkCanceled();
          CheckedFile file = index.file(uri);
          if (file == null) {
            return nothing;
          }
          int offset = new LspPositions(file.parsed().source().text()).offset(position);
          return answer.apply(new Place(index, file, uri, offset));
        });
  }

  /** About a whole document. */
  <A> CompletableFuture<A> about(
      String uri, Workspaces workspaces, A nothing, Function<Place, ? extends A> answer) {
    return about(uri, new Position(0, 0), workspaces, nothing, answer);
  }
}
