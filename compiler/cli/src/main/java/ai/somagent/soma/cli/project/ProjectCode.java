package ai.somagent.soma.cli.project;

import ai.somagent.soma.diagnostic.DiagnosticCode;
import ai.somagent.soma.diagnostic.Severity;

/** What can be wrong with {@code soma.yaml}. */
enum ProjectCode implements DiagnosticCode {
  NOT_YAML("E7001", "project-not-yaml"),
  UNKNOWN_KEY("E7002", "unknown-project-key"),
  INVALID_VALUE("E7003", "invalid-project-value"),
  MISSING_ROOT("E7004", "missing-root");

  private final String id;
  private final String title;

  ProjectCode(String id, String title) {
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
    return Severity.ERROR;
  }
}
