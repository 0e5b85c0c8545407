package ai.somagent.soma.lsp;

import ai.somagent.soma.compile.CheckedFile;
import ai.somagent.soma.query.WorkspaceIndex;

/**
 * A place that a request asks about.
 *
 * @param uri the document
 * @param offset into its text
 */
record Place(WorkspaceIndex index, CheckedFile file, String uri, int offset) {
  LspPositions positions() {
    return new LspPositions(file.parsed().source().text());
  }
}
