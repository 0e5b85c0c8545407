package ai.somagent.soma.cli.operate;

import ai.somagent.soma.cli.command.Command;
import ai.somagent.soma.cli.console.Console;
import ai.somagent.soma.cli.console.ExitCode;
import ai.somagent.soma.cli.workspace.AtomicFile;
import ai.somagent.soma.ir.ProgramIr;
import ai.somagent.soma.ir.SourceMap;
import ai.somagent.soma.worker.FolderIrStore;
import ai.somagent.soma.worker.IrStore;
import ai.somagent.soma.worker.RunHistory;
import ai.somagent.soma.worker.WorkerException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code soma runs history}.
 *
 * @param out where it is written, or null for standard output
 * @param withProgram whether the run's program is laid beside it, so that others can replay it
 */
public record SaveHistoryCommand(
    RunsServer server, String id, @Nullable String out, boolean withProgram) implements Command {
  @Override
  public ExitCode execute(Console console) {
    return server.with(
        console,
        (client, programs) -> {
          RunHistory history = client.history(id);
          if (out == null) {
            console.out().println(history.json());
            return ExitCode.CLEAN;
          }
          Path file = Path.of(out);
          write(file, history);
          Done.say(server, console, id, "`%s` has %d events".formatted(out, history.size()));
          if (withProgram) {
            layBeside(file, history.program(), programs);
          }
          return ExitCode.CLEAN;
        });
  }

  private static void write(Path file, RunHistory history) throws IOException {
    AtomicFile.write(file, (history.json() + "\n").getBytes(StandardCharsets.UTF_8));
  }

  private static void layBeside(Path file, String digest, IrStore programs) throws WorkerException {
    Path folder = file.toAbsolutePath().resolveSibling("");
    ProgramIr program = programs.program(digest);
    SourceMap places = programs.sourceMap(digest).orElse(new SourceMap(digest, Map.of()));
    new FolderIrStore(folder).put(program, places);
  }
}
