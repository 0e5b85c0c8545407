package ai.somagent.soma.cli.console;

/** For whom findings are written; the words of {@code --format}. */
public enum ReportFormat {
  /** For people. */
  TEXT,
  /** {@code soma.report/1}, Soma's own. */
  JSON,
  /** SARIF 2.1.0, for code scanners. */
  SARIF,
  /** JUnit XML, for build servers. */
  JUNIT,
  /** Annotations of GitHub Actions. */
  GITHUB
}
