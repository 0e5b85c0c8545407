package ai.somagent.soma.lsp;

import java.io.PrintStream;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * Takes what the protocol's library logs and says it plainly: of input that is no message one line,
 * once; of a broken invariant of ours one line each. A trace is never printed. Safe for use by many
 * threads.
 */
final class ProtocolLog extends Handler {
  // Kept, since the logging library forgets loggers that nobody holds, and their handlers with
  // them.
  private static final Logger LIBRARY = Logger.getLogger("org.eclipse.lsp4j");

  private final PrintStream err;
  private boolean garbled;

  private ProtocolLog(PrintStream err) {
    this.err = err;
    setLevel(Level.WARNING);
  }

  /** Stands between the library and {@code err} until closed. */
  static ProtocolLog install(PrintStream err) {
    ProtocolLog log = new ProtocolLog(err);
    LIBRARY.setUseParentHandlers(false);
    LIBRARY.addHandler(log);
    return log;
  }

  @Override
  public void publish(LogRecord record) {
    if (!isLoggable(record)) {
      return;
    }
    Throwable thrown = record.getThrown();
    if (thrown != null && !isInput(record)) {
      report(thrown);
    } else {
      reportGarbage();
    }
  }

  /** Messages are read by the library's `json` package; requests are answered elsewhere. */
  private static boolean isInput(LogRecord record) {
    String logger = String.valueOf(record.getLoggerName());
    return logger.contains(".jsonrpc.json.");
  }

  /** Says that no editor is at the other end, unless that has been said. */
  synchronized void reportGarbage() {
    if (!garbled) {
      garbled = true;
      err.println(
          "soma: what comes in is no message of the Language Server Protocol; `soma lsp` is started"
              + " by an editor");
    }
  }

  private synchronized void report(Throwable bug) {
    Throwable cause = bug;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    StackTraceElement[] trace = cause.getStackTrace();
    err.println(
        "error[E9001]: this is a bug in Soma, not in your program: "
            + cause
            + (trace.length == 0 ? "" : " at " + trace[0]));
  }

  @Override
  public void flush() {
    err.flush();
  }

  @Override
  public void close() {
    LIBRARY.removeHandler(this);
  }
}
