package ai.somagent.soma.cli.command;

import ai.somagent.soma.cli.console.Console;

/** A line on a terminal while many files are worked on; nothing anywhere else. */
final class LongWork {
  /** Fewer take less time than reading the line. */
  private static final int MANY = 100;

  private final Console console;
  private final boolean shown;

  private LongWork(Console console, boolean shown) {
    this.console = console;
    this.shown = shown;
  }

  static LongWork start(String what, int files, Console console) {
    boolean shown = files >= MANY && console.errColour();
    if (shown) {
      console.err().print(what + " " + files + " files…");
      console.err().flush();
    }
    return new LongWork(console, shown);
  }

  void end() {
    if (shown) {
      console.err().print("\r\u001b[2K");
      console.err().flush();
    }
  }
}
