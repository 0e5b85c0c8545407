package ai.somagent.soma.cli.command;

/** For whom the result is written. */
public enum OutputFormat {
  TEXT,
  JSON
}
