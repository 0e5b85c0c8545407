package ai.somagent.soma.api.bundle;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;

/** A bundle that is not taken. */
public final class BundleRefusedException extends Exception {
  private static final long serialVersionUID = 1L;

  /** Where it failed. */
  public enum Stage {
    /** The archive is larger than a bundle may be. */
    SIZE,
    /** The archive is unsafe or damaged. */
    ARCHIVE,
    /** The manifest is missing, not valid, or differs from the files. */
    MANIFEST,
    /** The sources do not compile. */
    COMPILATION
  }

  private final Stage stage;
  private final transient ArrayNode details;

  BundleRefusedException(Stage stage, String message, ArrayNode details) {
    super(message);
    this.stage = stage;
    this.details = details;
  }

  BundleRefusedException(Stage stage, String message) {
    this(stage, message, JsonNodeFactory.instance.arrayNode());
  }

  public Stage stage() {
    return stage;
  }

  /** Diagnostics or findings; empty when the message says it all. */
  public ArrayNode details() {
    return details;
  }
}
