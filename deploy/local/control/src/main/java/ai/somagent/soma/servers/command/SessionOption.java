package ai.somagent.soma.servers.command;

import ai.somagent.soma.servers.instance.SessionSpec;
import picocli.CommandLine.Option;

/** Which session a command is about. */
final class SessionOption {

  @Option(
      names = "--session",
      paramLabel = "NAME",
      description = {
        "A set of servers of its own, beside others, on free ports.",
        "Without it: the default set, on default ports."
      })
  String name = SessionSpec.DEFAULT;
}
