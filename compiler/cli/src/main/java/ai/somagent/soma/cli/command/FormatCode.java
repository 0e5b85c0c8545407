package ai.somagent.soma.cli.command;

import ai.somagent.soma.diagnostic.DiagnosticCode;
import ai.somagent.soma.diagnostic.Severity;

/** What {@code soma fmt --check} says of a file. */
enum FormatCode implements DiagnosticCode {
  NOT_FORMATTED("W1001", "not-formatted");

  private final String id;
  private final String title;

  FormatCode(String id, String title) {
    this.id = id;
    this.title = title;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public String title() {
    return title;
  }

  @Override
  public Severity severity() {
    return Severity.WARNING;
  }
}
