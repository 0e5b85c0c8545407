package ai.somagent.soma.cli.operate;

import ai.somagent.soma.cli.console.Console;
import ai.somagent.soma.cli.console.ExitCode;
import ai.somagent.soma.cli.console.OutputFormat;
import ai.somagent.soma.cli.run.HomeFolder;
import ai.somagent.soma.cli.run.InputException;
import ai.somagent.soma.worker.FolderIrStore;
import ai.somagent.soma.worker.IrStore;
import ai.somagent.soma.worker.RunClient;
import ai.somagent.soma.worker.RunNotFoundException;
import ai.somagent.soma.worker.TemporalTarget;
import ai.somagent.soma.worker.ToolRegistry;
import ai.somagent.soma.worker.UpdateRefusedException;
import ai.somagent.soma.worker.WorkerException;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The server that an operator means, and the form of the answers.
 *
 * @param address {@code host:port}, or null for {@code TEMPORAL_ADDRESS} or a server on this
 *     machine
 * @param namespace or null for {@code TEMPORAL_NAMESPACE} or {@code default}
 */
public record RunsServer(
    @Nullable String address, @Nullable String namespace, OutputFormat format) {
  private static final String LOCAL = "127.0.0.1:7233";

  /** Does it, and says in people's terms why it cannot be done. */
  ExitCode with(Console console, Operation operation) {
    try (HomeFolder home = HomeFolder.lasting()) {
      IrStore programs = new FolderIrStore(home.programs());
      try (RunClient client = RunClient.connect(target(), programs, ToolRegistry.of(List.of()))) {
        ExitCode exit = operation.run(client, programs);
        console.flush();
        return exit;
      }
    } catch (RunNotFoundException e) {
      return failed(console, e, ExitCode.USAGE, "`soma runs list` shows those that there are");
    } catch (InputException e) {
      return failed(console, e, ExitCode.USAGE, null);
    } catch (UpdateRefusedException e) {
      return failed(console, e, ExitCode.FINDINGS, null);
    } catch (WorkerException | IOException e) {
      return failed(console, e, ExitCode.ENVIRONMENT, null);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ExitCode.INTERRUPTED;
    }
  }

  private TemporalTarget target() {
    return TemporalTarget.at(
        chosen(address, "TEMPORAL_ADDRESS", LOCAL),
        chosen(namespace, "TEMPORAL_NAMESPACE", "default"));
  }

  private static String chosen(@Nullable String given, String variable, String otherwise) {
    if (given != null) {
      return given;
    }
    String set = System.getenv(variable);
    return set == null || set.isEmpty() ? otherwise : set;
  }

  /** Says it on standard error, and for programs on standard output too. */
  ExitCode failed(Console console, Exception failure, ExitCode exit, @Nullable String help) {
    String message = String.valueOf(failure.getMessage());
    console.complain(message);
    if (help != null) {
      console.complain(help);
    }
    if (format == OutputFormat.JSON) {
      ObjectNode root = JsonNodeFactory.instance.objectNode();
      root.putObject("error").put("kind", kind(failure)).put("message", message);
      console.out().println(root.toPrettyString());
    }
    console.flush();
    return exit;
  }

  /** The kind of a refused update is the program's own; else the name of the failure. */
  private static String kind(Exception failure) {
    return switch (failure) {
      case UpdateRefusedException refused -> refused.kind();
      case RefusedDecision refused -> refused.kind();
      default -> failure.getClass().getSimpleName().replace("Exception", "");
    };
  }
}
