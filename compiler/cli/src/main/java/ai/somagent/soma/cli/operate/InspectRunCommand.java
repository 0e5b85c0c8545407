package ai.somagent.soma.cli.operate;

import ai.somagent.soma.cli.command.Command;
import ai.somagent.soma.cli.console.Console;
import ai.somagent.soma.cli.console.ExitCode;
import ai.somagent.soma.cli.console.OutputFormat;
import ai.somagent.soma.worker.RunInspection;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * {@code soma runs show} and {@code soma runs explain}: a run in lines, or in sentences.
 *
 * @param sentences whether it is explained
 */
public record InspectRunCommand(RunsServer server, String id, boolean sentences)
    implements Command {
  @Override
  public ExitCode execute(Console console) {
    return server.with(
        console,
        (client, _) -> {
          RunInspection found = client.inspect(id);
          List<String> lines = sentences ? RunSentences.of(found) : RunLines.of(found);
          if (server.format() == OutputFormat.JSON) {
            ObjectNode json = InspectionJson.of(found);
            if (sentences) {
              ArrayNode array = json.putArray("sentences");
              lines.forEach(array::add);
            }
            console.out().println(json.toPrettyString());
          } else {
            lines.forEach(console.out()::println);
          }
          return ExitCode.CLEAN;
        });
  }
}
