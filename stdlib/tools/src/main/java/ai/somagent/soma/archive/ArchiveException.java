package ai.somagent.soma.archive;

import java.util.Objects;

/** A file that is refused; the message is for people and names the offending entry. */
public final class ArchiveException extends Exception {
  private static final long serialVersionUID = 1L;

  private final ArchiveFault fault;

  public ArchiveException(ArchiveFault fault, String message) {
    super(message);
    this.fault = fault;
  }

  public ArchiveFault fault() {
    return fault;
  }

  @Override
  public String getMessage() {
    return Objects.requireNonNull(super.getMessage());
  }
}
