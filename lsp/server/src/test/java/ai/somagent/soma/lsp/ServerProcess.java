package ai.somagent.soma.lsp;

import ai.somagent.soma.compile.ModuleLibrary;
import ai.somagent.soma.source.SourceText;
import java.util.List;

/** The main class of the server under test: the real server over the process's own streams. */
final class ServerProcess {
  private static final SourceText LIBRARY =
      new SourceText("library/kit.soma", "module kit\n\ntype Kit = string(max: 10)\n");

  private ServerProcess() {}

  public static void main(String[] arguments) {
    ModuleLibrary library = module -> module.equals("kit") ? List.of(LIBRARY) : List.of();
    System.exit(SomaLanguageServer.serve(System.in, System.out, library));
  }
}
