package ai.somagent.soma.cli.console;

/** What a command line ends with; part of the interface, documented in {@code docs/cli.md}. */
public enum ExitCode {
  /** Everything is as it should be. */
  CLEAN(0),
  /** The program has findings, or a run failed. */
  FINDINGS(1),
  /** The command line itself is wrong: unknown option, missing file, malformed input. */
  USAGE(2),
  /** The surroundings do not allow it: unreachable server, unwritable folder, port in use. */
  ENVIRONMENT(3),
  /** Interrupted by Ctrl-C, as shells expect it: 128 + SIGINT. */
  INTERRUPTED(130);

  private final int code;

  ExitCode(int code) {
    this.code = code;
  }

  public int code() {
    return code;
  }
}
