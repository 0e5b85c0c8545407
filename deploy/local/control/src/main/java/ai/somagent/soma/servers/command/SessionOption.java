package ai.somagent.soma.servers.command;

import ai.somagent.soma.servers.instance.SessionSpec;
import picocli.CommandLine.Option;

/** Which session a command is about. */
final class SessionOption {

  @Option(
      names = "--session",
      paramLabel = "NAME",
      defaultValue = "${env:SOMA_SERVERS_SESSION:-" + SessionSpec.DEFAULT + "}",
      description = {
        "A set of servers of its own, beside others, on free ports.",
        "Without it, and without SOMA_SERVERS_SESSION: people's own set, on default ports."
      })
  void name(String given) {
    // An empty variable means none.
    name = given.isEmpty() ? SessionSpec.DEFAULT : given;
  }

  String name = SessionSpec.DEFAULT;
}
