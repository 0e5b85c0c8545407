package ai.somagent.soma.cli.console;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Where a command reads and writes. Always UTF-8, whatever the locale says.
 *
 * @param out results
 * @param err messages and progress
 * @param outColour whether results may be coloured
 * @param errColour whether messages may be coloured and redrawn
 */
public record Console(
    InputStream in, PrintStream out, PrintStream err, boolean outColour, boolean errColour) {

  /**
   * The process's own streams. The launcher says in {@code soma.terminal} which of them are
   * terminals, because asking the JVM costs more than all of {@code check}; without it none is.
   */
  public static Console ofProcess() {
    String terminals = System.getProperty("soma.terminal", "");
    boolean colourful = mayColour();
    return new Console(
        System.in,
        stream(FileDescriptor.out),
        stream(FileDescriptor.err),
        colourful && terminals.contains("out"),
        colourful && terminals.contains("err"));
  }

  /** Follows no-color.org and terminals that cannot. */
  private static boolean mayColour() {
    String noColour = System.getenv("NO_COLOR");
    return (noColour == null || noColour.isEmpty()) && !"dumb".equals(System.getenv("TERM"));
  }

  private static PrintStream stream(FileDescriptor descriptor) {
    return new PrintStream(
        new BufferedOutputStream(new FileOutputStream(descriptor), 8192),
        false,
        StandardCharsets.UTF_8);
  }

  /** The same streams, coloured as {@code --color} says. */
  public Console coloured(ColourChoice choice) {
    return switch (choice) {
      case AUTO -> this;
      case ALWAYS -> new Console(in, out, err, true, true);
      case NEVER -> new Console(in, out, err, false, false);
    };
  }

  /** Writes out what is buffered. */
  public void flush() {
    out.flush();
    err.flush();
  }

  /** Writes out what is buffered; false, and said, when some of the result could not be written. */
  public boolean finish() {
    boolean written = !out.checkError();
    if (!written) {
      complain("the result could not be written to standard output");
    }
    err.flush();
    return written;
  }

  /** A message to people, with the program's name in front. */
  public void complain(String message) {
    err.println("soma: " + message);
  }
}
