package ai.somagent.soma.cli.operate;

import ai.somagent.soma.cli.command.Command;
import ai.somagent.soma.cli.console.Console;
import ai.somagent.soma.cli.console.ExitCode;
import ai.somagent.soma.cli.console.OutputFormat;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** {@code soma runs register}: has a server keep the search attributes of runs. */
public record RegisterAttributesCommand(RunsServer server) implements Command {
  @Override
  public ExitCode execute(Console console) {
    return server.with(
        console,
        (client, _) -> {
          List<String> added = client.registerAttributes();
          if (server.format() == OutputFormat.JSON) {
            ObjectNode json = JsonNodeFactory.instance.objectNode();
            ArrayNode names = json.putArray("registered");
            added.forEach(names::add);
            console.out().println(json.toPrettyString());
          } else if (added.isEmpty()) {
            console.err().println("the server keeps all search attributes of runs already");
          } else {
            console.err().println("the server now keeps " + String.join(", ", added));
          }
          return ExitCode.CLEAN;
        });
  }
}
