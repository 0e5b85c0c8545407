package ai.somagent.soma.servers.command;

import ai.somagent.soma.servers.instance.RunningServer;
import ai.somagent.soma.servers.instance.Session;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Prints what users of the running servers need. */
@Command(
    name = "env",
    description = {
      "Print addresses and credentials of running servers as shell exports.",
      "Use them with: eval \"$(deploy/local/servers env)\""
    },
    mixinStandardHelpOptions = true)
final class EnvCommand implements Callable<Integer> {

  @ParentCommand ServersCommand servers;

  @Mixin SessionOption session = new SessionOption();

  @Option(
      names = "--format",
      paramLabel = "text|json",
      description = "Shell exports, or an object.")
  OutputFormat format = OutputFormat.text;

  @Parameters(paramLabel = "NAME", description = "Servers; every running one when none is named.")
  List<String> names = List.of();

  @Override
  public Integer call() {
    Session opened = servers.look(session.name);
    Map<String, String> variables = new LinkedHashMap<>();
    boolean all = true;
    for (String name : chosen(opened)) {
      RunningServer server = usable(opened, name);
      if (server == null) {
        servers
            .console
            .err()
            .println(
                "servers: `" + name + "` is not up; run `deploy/local/servers up " + name + "`");
        all = false;
      } else {
        variables.putAll(server.env());
      }
    }
    print(variables);
    return all ? 0 : 3;
  }

  /** The running server; a program that is only called is started by being looked for. */
  private @Nullable RunningServer usable(Session opened, String name) {
    return servers.catalogue.recipe(name).tool()
        ? servers.session(session.name).start(name)
        : opened.running(name).orElse(null);
  }

  private List<String> chosen(Session opened) {
    return names.isEmpty()
        ? opened.all().stream().filter(RunningServer::isAlive).map(RunningServer::name).toList()
        : servers.chosen(names).stream().map(recipe -> recipe.name()).toList();
  }

  private void print(Map<String, String> variables) {
    switch (format) {
      case text ->
          variables.forEach((name, value) ->
              servers
                  .console
                  .out()
                  .println("export " + name + "='" + value.replace("'", "'\\''") + "'"));
      case json -> servers.console.out().println(JsonText.of(variables));
    }
  }
}
