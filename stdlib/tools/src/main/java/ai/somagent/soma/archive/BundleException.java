package ai.somagent.soma.archive;

import java.util.Objects;

/** A folder that no bundle can be made of; the message is for its author. */
public final class BundleException extends Exception {
  private static final long serialVersionUID = 1L;

  public BundleException(String message) {
    super(message);
  }

  @Override
  public String getMessage() {
    return Objects.requireNonNull(super.getMessage());
  }
}
