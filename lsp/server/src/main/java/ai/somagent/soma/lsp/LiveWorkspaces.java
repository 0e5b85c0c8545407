package ai.somagent.soma.lsp;

import ai.somagent.soma.compile.CheckedWorkspace;
import ai.somagent.soma.compile.CompilationInput;
import ai.somagent.soma.compile.ModuleLibrary;
import ai.somagent.soma.library.ContractLibrary;
import ai.somagent.soma.query.WorkspaceIndex;
import ai.somagent.soma.source.SourceText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The checked state of every workspace that has an open document: its files on disk, and open
 * documents as the editor last sent them. Confined to the compiler's thread.
 */
final class LiveWorkspaces {
  private final Documents documents;
  private final ModuleLibrary library;
  private final Function<String, ContractLibrary> contracts;
  private final Map<String, Live> live = new HashMap<>();

  /**
   * @param contracts from the URI of a folder to the contracts that its files may import
   */
  LiveWorkspaces(
      Documents documents, ModuleLibrary library, Function<String, ContractLibrary> contracts) {
    this.documents = documents;
    this.library = library;
    this.contracts = contracts;
  }

  /**
   * @param applied the open documents whose text the index has
   */
  private record Live(WorkspaceIndex index, Map<String, OpenDocument> applied) {}

  /** The state of a workspace with all that the editor has sent so far. */
  WorkspaceIndex index(String root, Workspaces workspaces) {
    Live known = live.computeIfAbsent(root, this::load);
    Map<String, OpenDocument> open = open(root, workspaces);
    CheckedWorkspace workspace = known.index().workspace();
    for (OpenDocument document : open.values()) {
      if (known.applied().get(document.uri()) != document) {
        workspace = workspace.with(document.source());
      }
    }
    for (String uri : known.applied().keySet()) {
      if (!open.containsKey(uri)) {
        workspace = onDisk(workspace, uri);
      }
    }
    if (workspace == known.index().workspace() && open.equals(known.applied())) {
      return known.index();
    }
    WorkspaceIndex index = known.index().with(workspace);
    live.put(root, new Live(index, open));
    return index;
  }

  /** Reads files again that something other than the editor has changed. */
  void changedOnDisk(String root, List<String> uris) {
    Live known = live.get(root);
    if (known != null) {
      CheckedWorkspace workspace = known.index().workspace();
      for (String uri : uris) {
        if (documents.find(uri).isEmpty()) {
          workspace = onDisk(workspace, uri);
        }
      }
      live.put(root, new Live(known.index().with(workspace), known.applied()));
    }
  }

  private static CheckedWorkspace onDisk(CheckedWorkspace workspace, String uri) {
    SourceText text = WorkspaceFiles.readFile(uri);
    if (text != null) {
      return workspace.with(text);
    }
    return workspace.file(uri) == null ? workspace : workspace.without(uri);
  }

  private Live load(String root) {
    Map<String, SourceText> texts = new LinkedHashMap<>();
    WorkspaceFiles.read(root).forEach(text -> texts.put(text.name(), text));
    CompilationInput input =
        new CompilationInput(
            new ArrayList<>(texts.values()), library, new DocumentContracts(contracts.apply(root)));
    return new Live(new WorkspaceIndex(CheckedWorkspace.of(input)), Map.of());
  }

  private Map<String, OpenDocument> open(String root, Workspaces workspaces) {
    Map<String, OpenDocument> open = new LinkedHashMap<>();
    for (OpenDocument document : documents.all()) {
      if (workspaces.of(document.uri()).equals(root)) {
        open.put(document.uri(), document);
      }
    }
    return open;
  }
}
