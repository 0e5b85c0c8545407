package ai.somagent.soma.servers.command;

import ai.somagent.soma.servers.ServersException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/**
 * Where results and talk go. Lines of several threads do not mix.
 *
 * @param out results
 * @param err progress and complaints
 */
record Console(PrintWriter out, PrintWriter err) {

  static Console ofProcess() {
    return new Console(writer(FileDescriptor.out), writer(FileDescriptor.err));
  }

  private static PrintWriter writer(FileDescriptor descriptor) {
    return new PrintWriter(
        new OutputStreamWriter(new FileOutputStream(descriptor), StandardCharsets.UTF_8), true);
  }

  /** One line of progress about one server. */
  void say(String server, String what) {
    err.printf("%-20s %s%n", server, what);
  }

  /** What the outside world refused to one server, and what to do about it. */
  void complain(String server, ServersException failed) {
    print("servers: " + server + ": ", failed);
  }

  /** What the outside world refused, and what to do about it. */
  void complain(ServersException failed) {
    print("servers: ", failed);
  }

  private void print(String begin, ServersException failed) {
    StringBuilder text = new StringBuilder(begin + failed.getMessage());
    failed.advice().lines().forEach(line -> text.append("\n  ").append(line));
    err.println(text);
  }
}
