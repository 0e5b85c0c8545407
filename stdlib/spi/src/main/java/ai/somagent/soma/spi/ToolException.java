package ai.somagent.soma.spi;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A failure of a tool in the terms of its declaration. */
public final class ToolException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String kind;
  private final transient ObjectNode fields;
  private final boolean retryable;

  private ToolException(
      String kind,
      String message,
      ObjectNode fields,
      boolean retryable,
      @org.jspecify.annotations.Nullable Throwable cause) {
    super(message, cause);
    this.kind = kind;
    this.fields = fields;
    this.retryable = retryable;
  }

  /** An error kind that the action declares, with its fields; trying again would not help. */
  public static ToolException declared(String kind, String message, ObjectNode fields) {
    return new ToolException(kind, message, fields, false, null);
  }

  /** The system behind the tool cannot be reached now; trying again may help. */
  public static ToolException unavailable(
      String message, @org.jspecify.annotations.Nullable Throwable cause) {
    return new ToolException(
        "Unavailable", message, JsonNodeFactory.instance.objectNode(), true, cause);
  }

  /** Any other failure of the tool, with a stable code for people and programs. */
  public static ToolException failed(
      String code, String message, @org.jspecify.annotations.Nullable Throwable cause) {
    ObjectNode fields = JsonNodeFactory.instance.objectNode().put("code", code);
    return new ToolException("ToolError", message, fields, false, cause);
  }

  /** Unqualified for the tool's own module, or a built-in kind. */
  public String kind() {
    return kind;
  }

  public ObjectNode fields() {
    return fields;
  }

  public boolean retryable() {
    return retryable;
  }
}
