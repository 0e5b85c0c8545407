package ai.somagent.soma.cli.console;

/** The words of {@code --color}. */
public enum ColourChoice {
  /** On a terminal that has not said otherwise. */
  AUTO,
  ALWAYS,
  NEVER
}
