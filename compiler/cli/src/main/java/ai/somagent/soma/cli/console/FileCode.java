package ai.somagent.soma.cli.console;

import ai.somagent.soma.diagnostic.DiagnosticCode;
import ai.somagent.soma.diagnostic.Severity;

/** What commands say of files besides what the compiler says of programs. */
public enum FileCode implements DiagnosticCode {
  NOT_FORMATTED("W1001", "not-formatted"),
  NOT_YAML("E7001", "project-not-yaml"),
  UNKNOWN_KEY("E7002", "unknown-project-key"),
  INVALID_VALUE("E7003", "invalid-project-value"),
  MISSING_ROOT("E7004", "missing-root");

  private final String id;
  private final String title;

  FileCode(String id, String title) {
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
    return id.charAt(0) == 'W' ? Severity.WARNING : Severity.ERROR;
  }
}
