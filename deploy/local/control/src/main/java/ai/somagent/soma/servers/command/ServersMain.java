package ai.somagent.soma.servers.command;

import ai.somagent.soma.servers.ServersException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import picocli.CommandLine;

/** Entry point of the process. */
public final class ServersMain {

  private ServersMain() {}

  public static void main(String[] args) {
    System.exit(run(args, System.getenv(), Console.ofProcess()));
  }

  /**
   * Runs one command line; never throws.
   *
   * @return 0 done, 1 not all was proven or something remains, 2 wrong command line, 3 the
   *     surroundings do not allow it
   */
  static int run(String[] args, Map<String, String> environment, Console console) {
    CommandLine line = new CommandLine(new ServersCommand(environment, console));
    line.setOut(console.out());
    line.setErr(console.err());
    line.setExecutionExceptionHandler((thrown, command, parsed) -> report(thrown, console));
    return line.execute(args);
  }

  private static int report(Exception thrown, Console console) {
    if (thrown instanceof ServersException failed) {
      console.complain(failed);
      return failed.kind() == ServersException.Kind.UNKNOWN ? 2 : 3;
    }
    StringWriter trace = new StringWriter();
    thrown.printStackTrace(new PrintWriter(trace));
    console.err().println("servers: this is a bug in `servers`, please report these lines:");
    trace.toString().lines().limit(12).forEach(row -> console.err().println("  | " + row));
    console.err().flush();
    return 3;
  }
}
