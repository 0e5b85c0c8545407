package ai.somagent.soma.archive;

/** Why a file is not opened as a bundle. The codes are stable; decisions and tests name them. */
public enum ArchiveFault {
  BAD_PATH("bad-path", true),
  NOT_FOUND("not-found", true),
  NOT_A_FILE("not-a-file", true),
  SYMBOLIC_LINK("symbolic-link", true),
  NOT_READABLE("not-readable", true),
  GROWING("growing", true),

  TOO_LARGE("too-large", false),
  NOT_A_ZIP("not-a-zip", false),
  TRUNCATED("truncated", false),
  SURPLUS_BYTES("surplus-bytes", false),
  EMPTY("empty", false),
  TOO_MANY_ENTRIES("too-many-entries", false),
  ENTRY_TOO_LARGE("entry-too-large", false),
  TOTAL_TOO_LARGE("total-too-large", false),
  SUSPICIOUS_RATIO("suspicious-ratio", false),
  SIZE_MISMATCH("size-mismatch", false),
  UNSAFE_NAME("unsafe-name", false),
  DUPLICATE_NAME("duplicate-name", false),
  SPECIAL_ENTRY("special-entry", false),
  ENCRYPTED("encrypted", false),
  UNSUPPORTED("unsupported", false),
  OVERLAPPING("overlapping", false),
  INCONSISTENT("inconsistent", false),
  CORRUPT("corrupt", false);

  private final String code;
  private final boolean unreadable;

  ArchiveFault(String code, boolean unreadable) {
    this.code = code;
    this.unreadable = unreadable;
  }

  public String code() {
    return code;
  }

  /** Whether there are no bytes to speak of, rather than bytes that are refused. */
  public boolean unreadable() {
    return unreadable;
  }
}
