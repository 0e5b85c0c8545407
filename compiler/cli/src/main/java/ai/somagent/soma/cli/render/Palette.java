package ai.somagent.soma.cli.render;

import ai.somagent.soma.diagnostic.Severity;

/** Escape sequences, or nothing where colour is not wanted. */
record Palette(
    String error,
    String warning,
    String note,
    String bold,
    String quiet,
    String added,
    String removed,
    String reset) {
  static final Palette PLAIN = new Palette("", "", "", "", "", "", "", "");
  static final Palette ANSI =
      new Palette(
          "\u001b[1;31m",
          "\u001b[1;33m",
          "\u001b[1;36m",
          "\u001b[1m",
          "\u001b[34m",
          "\u001b[32m",
          "\u001b[31m",
          "\u001b[0m");

  String of(Severity severity) {
    return switch (severity) {
      case ERROR -> error;
      case WARNING -> warning;
      case NOTE -> note;
    };
  }
}
