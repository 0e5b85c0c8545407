package ai.somagent.soma.lsp;

import java.util.List;
import java.util.function.Consumer;
import org.eclipse.lsp4j.DidChangeConfigurationParams;
import org.eclipse.lsp4j.DidChangeWatchedFilesParams;
import org.eclipse.lsp4j.FileEvent;
import org.eclipse.lsp4j.services.WorkspaceService;

/** There is no configuration; changes of files are passed on. */
final class SomaWorkspaceService implements WorkspaceService {
  private final Consumer<List<String>> changedFiles;

  SomaWorkspaceService(Consumer<List<String>> changedFiles) {
    this.changedFiles = changedFiles;
  }

  @Override
  public void didChangeConfiguration(DidChangeConfigurationParams parameters) {
    // No settings yet.
  }

  @Override
  public void didChangeWatchedFiles(DidChangeWatchedFilesParams parameters) {
    changedFiles.accept(parameters.getChanges().stream().map(FileEvent::getUri).toList());
  }
}
