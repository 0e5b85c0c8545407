package ai.somagent.soma.cli.command;

import ai.somagent.soma.cli.console.Console;
import ai.somagent.soma.cli.console.ExitCode;
import ai.somagent.soma.cli.workspace.StandardLibrary;
import ai.somagent.soma.cli.workspace.WorkspaceContracts;
import ai.somagent.soma.lsp.SomaLanguageServer;

/** {@code soma lsp}: the language server over standard input and output. */
public record LanguageServerCommand() implements Command {
  @Override
  public ExitCode execute(Console console) {
    int exit =
        SomaLanguageServer.serve(
            System.in, System.out, StandardLibrary.INSTANCE, WorkspaceContracts::ofFolder);
    return switch (exit) {
      case 0 -> ExitCode.CLEAN;
      case SomaLanguageServer.NO_EDITOR -> ExitCode.USAGE;
      default -> ExitCode.FINDINGS;
    };
  }
}
