package ai.somagent.soma.manifest;

import java.util.Objects;

/** A manifest that is not even JSON; the message continues "`soma.json`". */
public final class ManifestException extends Exception {
  private static final long serialVersionUID = 1L;

  ManifestException(String message) {
    super(message);
  }

  @Override
  public String getMessage() {
    return Objects.requireNonNull(super.getMessage());
  }
}
