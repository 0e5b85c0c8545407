package ai.somagent.soma.servers.command;

import ai.somagent.soma.servers.ServersException;
import ai.somagent.soma.servers.instance.RunningServer;
import ai.somagent.soma.servers.place.DiskTrouble;
import ai.somagent.soma.servers.process.Signals;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Prints what a server wrote. */
@Command(
    name = "logs",
    description = "Print the end of a server's log.",
    mixinStandardHelpOptions = true)
final class LogsCommand implements Callable<Integer> {

  @ParentCommand ServersCommand servers;

  @Mixin SessionOption session = new SessionOption();

  @Option(
      names = {"-n", "--lines"},
      paramLabel = "N",
      description = "How many lines (default: 50).")
  int lines = 50;

  @Option(
      names = {"-f", "--follow"},
      description = "Go on printing what is added, until Ctrl-C.")
  boolean follow;

  @Parameters(paramLabel = "NAME", description = "The server.")
  String name = "";

  @Override
  public Integer call() {
    RunningServer server =
        servers
            .look(session.name)
            .known(name)
            .orElseThrow(() ->
                new ServersException(
                    ServersException.Kind.STATE,
                    "`" + name + "` was never started in session `" + session.name + "`",
                    "run `deploy/local/servers up " + name + "`"));
    servers.console.out().println(server.lastLines(Math.max(0, lines)));
    if (follow) {
      followFrom(server);
    }
    return 0;
  }

  private void followFrom(RunningServer server) {
    try (RandomAccessFile log = new RandomAccessFile(server.log().toFile(), "r")) {
      long position = log.length();
      byte[] buffer = new byte[8192];
      // Nobody may read it any more, as after `| head`.
      while (!Thread.currentThread().isInterrupted() && !servers.console.out().checkError()) {
        log.seek(position);
        int count = log.read(buffer);
        if (count > 0) {
          position += count;
          servers.console.out().print(new String(buffer, 0, count, StandardCharsets.UTF_8));
          servers.console.out().flush();
        } else {
          Signals.pause(200);
        }
      }
    } catch (IOException gone) {
      throw DiskTrouble.of("cannot read `" + server.log() + "`", gone);
    }
  }
}
