package ai.somagent.soma.bind;

import ai.somagent.soma.diagnostic.DiagnosticCode;
import ai.somagent.soma.diagnostic.Severity;

/** Messages about names and modules. */
public enum BindCode implements DiagnosticCode {
  UNKNOWN_NAME("E2001", "unknown-name"),
  UNKNOWN_MODULE("E2002", "unknown-module"),
  UNKNOWN_IMPORT("E2003", "unknown-import"),
  IMPORT_CYCLE("E2004", "import-cycle"),
  DUPLICATE_DECLARATION("E2005", "duplicate-declaration"),
  DUPLICATE_IMPORT("E2006", "duplicate-import"),
  NAME_CASE("E2007", "name-case"),
  SHADOWED_NAME("E2008", "shadowed-name"),
  RESERVED_NAME("E2009", "reserved-name"),
  EMPTY_IMPORT("E2010", "empty-import"),
  WRONG_KIND_OF_NAME("E2011", "wrong-kind-of-name"),
  UNUSABLE_NAME("E2012", "unusable-name"),
  UNKNOWN_CONTRACT_KIND("E2020", "unknown-contract-kind"),
  CONTRACT_PATH("E2021", "contract-path"),
  CONTRACT_NOT_FOUND("E2022", "contract-not-found"),
  INVALID_CONTRACT("E2023", "invalid-contract"),
  REMOTE_REFERENCE("E2024", "remote-reference"),
  CONTRACT_TOO_LARGE("E2025", "contract-too-large"),
  CONTRACT_LOWERS("E2026", "contract-lowers"),
  VERSION_RANGE("E2030", "version-range"),
  VERSION_MISMATCH("E2031", "version-mismatch"),
  NO_VERSION("E2032", "no-version"),
  NOT_LOCKED("E2033", "not-locked"),
  LOCK_DIFFERS("E2034", "lock-differs"),
  UNUSED_IMPORT("W2001", "unused-import"),
  UNUSED_TASK("W2002", "unused-task"),
  CONTRACT_WIDENED("W2020", "contract-widened");

  private final String id;
  private final String title;

  BindCode(String id, String title) {
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
