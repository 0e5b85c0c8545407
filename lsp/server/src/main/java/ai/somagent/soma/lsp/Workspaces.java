package ai.somagent.soma.lsp;

import java.util.List;

/**
 * Which documents are compiled together: those of one workspace folder, or, outside of any, those
 * of one directory. Immutable.
 *
 * @param folders URIs of the workspace folders
 */
record Workspaces(List<String> folders) {
  static final Workspaces NONE = new Workspaces(List.of());

  Workspaces {
    folders = List.copyOf(folders);
  }

  /** The innermost folder that holds {@code uri}, or else its directory. */
  String of(String uri) {
    String best = "";
    for (String folder : folders) {
      String root = folder.endsWith("/") ? folder : folder + "/";
      if (uri.startsWith(root) && root.length() > best.length()) {
        best = root;
      }
    }
    return best.isEmpty() ? uri.substring(0, uri.lastIndexOf('/') + 1) : best;
  }
}
