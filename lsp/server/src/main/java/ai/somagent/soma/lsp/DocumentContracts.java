package ai.somagent.soma.lsp;

import ai.somagent.soma.library.ContractLibrary;
import java.nio.file.Path;

/**
 * Contracts as documents import them: texts are named by URI here, and contracts are looked for
 * beside files. What lies in no file of this machine imports nothing.
 */
record DocumentContracts(ContractLibrary files) implements ContractLibrary {
  @Override
  public Answer find(Request wanted) {
    Path importer = WorkspaceFiles.path(wanted.importer());
    return importer == null
        ? Answer.missing()
        : files.find(new Request(wanted.kind(), wanted.path(), importer.toString()));
  }
}
