package ai.somagent.soma.cli.console;

/** For whom the result is written. */
public enum OutputFormat {
  TEXT,
  JSON
}
