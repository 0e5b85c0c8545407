package ai.somagent.soma.cli.operate;

import ai.somagent.soma.cli.command.Command;
import ai.somagent.soma.cli.console.Console;
import ai.somagent.soma.cli.console.ExitCode;
import ai.somagent.soma.cli.console.OutputFormat;
import ai.somagent.soma.cli.console.SomaVersion;
import ai.somagent.soma.cli.run.InputException;
import ai.somagent.soma.worker.IrNotFoundException;
import ai.somagent.soma.worker.ReplayVerdict;
import ai.somagent.soma.worker.RunHistory;
import ai.somagent.soma.worker.RunReplay;
import ai.somagent.soma.worker.WorkerException;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/** {@code soma runs replay}: does this version do what was done then? Needs no server. */
public record ReplayRunCommand(RunsServer server, String file) implements Command {
  @Override
  public ExitCode execute(Console console) {
    try {
      RecordedFile recorded = RecordedFile.read(file);
      ReplayVerdict verdict = RunReplay.replay(recorded.history(), recorded.programs());
      print(recorded.history(), verdict, console);
      return verdict.deterministic() ? ExitCode.CLEAN : ExitCode.FINDINGS;
    } catch (InputException e) {
      return server.failed(console, e, ExitCode.USAGE, null);
    } catch (IrNotFoundException e) {
      return server.failed(
          console, e, ExitCode.ENVIRONMENT, "`soma runs history ID --with-program` lays it beside");
    } catch (WorkerException | IOException e) {
      return server.failed(console, e, ExitCode.ENVIRONMENT, null);
    }
  }

  private void print(RunHistory history, ReplayVerdict verdict, Console console) {
    if (server.format() == OutputFormat.JSON) {
      ObjectNode json =
          JsonNodeFactory.instance
              .objectNode()
              .put("format", "soma.replay/1")
              .put("run", history.runId())
              .put("capsule", history.capsule())
              .put("program", history.program())
              .put("soma", SomaVersion.VERSION)
              .put("events", history.size())
              .put("deterministic", verdict.deterministic());
      if (verdict.difference() != null) {
        json.put("difference", verdict.difference());
      }
      console.out().println(json.toPrettyString());
      return;
    }
    String what =
        "run `%s` of %s, %d events".formatted(history.runId(), history.capsule(), history.size());
    if (verdict.deterministic()) {
      console.out().println(what + ": Soma " + SomaVersion.VERSION + " does the same again");
    } else {
      console.out().println(what + ": Soma " + SomaVersion.VERSION + " does something else");
      console.out().println("  " + verdict.difference());
    }
  }
}
