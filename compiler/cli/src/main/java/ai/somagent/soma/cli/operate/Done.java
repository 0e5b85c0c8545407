package ai.somagent.soma.cli.operate;

import ai.somagent.soma.cli.console.Console;
import ai.somagent.soma.cli.console.OutputFormat;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** Says that something was done which gives no result. */
final class Done {
  private Done() {}

  static void say(RunsServer server, Console console, String run, String sentence) {
    switch (server.format()) {
      case OutputFormat.TEXT -> console.err().println(sentence);
      case OutputFormat.JSON ->
          console
              .out()
              .println(
                  JsonNodeFactory.instance
                      .objectNode()
                      .put("run", run)
                      .put("done", sentence)
                      .toPrettyString());
    }
  }
}
