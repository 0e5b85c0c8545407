package ai.somagent.soma.cli.command;

import ai.somagent.soma.cli.console.Console;
import ai.somagent.soma.cli.console.ExitCode;
import ai.somagent.soma.cli.console.OutputFormat;
import ai.somagent.soma.cli.render.ReportPrinter;
import ai.somagent.soma.cli.run.HomeFolder;
import ai.somagent.soma.cli.run.InputException;
import ai.somagent.soma.cli.run.InterruptCancel;
import ai.somagent.soma.cli.run.ProgressPrinter;
import ai.somagent.soma.cli.run.RunInput;
import ai.somagent.soma.cli.run.RunReport;
import ai.somagent.soma.cli.run.TemporalChoice;
import ai.somagent.soma.cli.run.TemporalConnection;
import ai.somagent.soma.compile.CompiledCapsule;
import ai.somagent.soma.engine.value.InvalidValueException;
import ai.somagent.soma.engine.value.ValueCodec;
import ai.somagent.soma.ir.ProgramIr;
import ai.somagent.soma.worker.FolderIrStore;
import ai.somagent.soma.worker.IrStore;
import ai.somagent.soma.worker.RunClient;
import ai.somagent.soma.worker.RunHandle;
import ai.somagent.soma.worker.RunOutcome;
import ai.somagent.soma.worker.RunRequest;
import ai.somagent.soma.worker.SomaWorker;
import ai.somagent.soma.worker.SomaWorkerOptions;
import ai.somagent.soma.worker.ToolRegistry;
import ai.somagent.soma.worker.UnsupportedProgramException;
import ai.somagent.soma.worker.WorkerException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * {@code soma run}: compiles a capsule, runs it durably, shows its steps and prints its result.
 *
 * @param capsule name or id of the capsule, or null when there is only one
 * @param inputs the words of {@code --input}
 * @param id the run's id, or null to make one up
 * @param startedBy who starts it
 */
public record RunCommand(
    List<String> paths,
    @Nullable String capsule,
    List<String> inputs,
    @Nullable String id,
    String startedBy,
    TemporalChoice temporal,
    OutputFormat format)
    implements Command {
  public RunCommand {
    paths = List.copyOf(paths);
    inputs = List.copyOf(inputs);
  }

  @Override
  public ExitCode execute(Console console) {
    CompiledSources sources = CompiledSources.read(paths);
    ExitCode checked = ReportPrinter.printFindings(sources.report(false), console);
    if (checked != ExitCode.CLEAN) {
      return checked;
    }
    try {
      CompiledCapsule chosen = CapsuleChoice.choose(sources.compilation().capsules(), capsule);
      ObjectNode input = RunInput.read(inputs, chosen.program().input(), console.in());
      requireFit(chosen.program(), input);
      return run(chosen, input, console);
    } catch (InputException
        | CapsuleChoice.NoSuchCapsuleException
        | UnsupportedProgramException e) {
      console.complain(String.valueOf(e.getMessage()));
      return ExitCode.USAGE;
    } catch (WorkerException | IOException e) {
      console.complain(String.valueOf(e.getMessage()));
      return ExitCode.ENVIRONMENT;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ExitCode.INTERRUPTED;
    }
  }

  /** Before anything is started, and in the words of the HTTP API. */
  private static void requireFit(ProgramIr program, ObjectNode input) throws InputException {
    try {
      new ValueCodec(program).readFields(program.input(), input);
    } catch (InvalidValueException e) {
      throw new InputException(
          "the input of " + program.capsule().id() + " does not fit: " + e.getMessage());
    }
  }

  private ExitCode run(CompiledCapsule chosen, ObjectNode input, Console console)
      throws WorkerException, IOException, InterruptedException {
    ToolRegistry tools = ToolRegistry.discover();
    UnsupportedProgramException.refuse(chosen.program(), Optional.of(chosen.sourceMap()));
    tools.requireAll(chosen.program());
    try (TemporalConnection server = temporal.open();
        HomeFolder home = server.lasting() ? HomeFolder.lasting() : HomeFolder.forThisProcess()) {
      IrStore store = new FolderIrStore(home.programs());
      String digest = store.put(chosen.program(), chosen.sourceMap());
      String name = chosen.program().capsule().id();
      String runId = id != null ? id : name + "-" + UUID.randomUUID();
      console
          .err()
          .println("capsule   " + name + " " + chosen.program().capsule().version() + " " + digest);
      console.err().println("temporal  " + server.target().description());
      console.err().println("run       " + runId);
      console.err().flush();
      ProgressPrinter progress = new ProgressPrinter(console.err(), console.errColour());
      try (SomaWorker _ =
              SomaWorker.start(server.target(), store, tools, SomaWorkerOptions.DEFAULT);
          RunClient client = RunClient.connect(server.target(), store, tools, progress)) {
        RunHandle run = client.start(new RunRequest(runId, digest, name, input, startedBy));
        if (server.lasting() && !client.missingAttributes().isEmpty()) {
          console.err().println("notice    " + missing(client.missingAttributes()));
          console.err().flush();
        }
        return follow(client, run, server.target().description(), progress, console);
      }
    }
  }

  private static String missing(List<String> attributes) {
    return "this server does not keep the search attributes %s; `soma runs register` adds them"
        .formatted(String.join(", ", attributes));
  }

  private ExitCode follow(
      RunClient client, RunHandle run, String temporal, ProgressPrinter progress, Console console)
      throws WorkerException, InterruptedException {
    try (InterruptCancel _ = InterruptCancel.watch(run, console)) {
      if (run.attached()) {
        console.err().println("attached to the run of this id, which was there already");
      }
      run.watch(progress::show);
      RunOutcome outcome = run.await();
      ExitCode exit =
          new RunReport(client.describe(run.runId()), outcome, temporal).print(console, format);
      console.flush();
      return exit;
    }
  }
}
