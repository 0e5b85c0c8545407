package ai.somagent.soma.api.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A request that is answered by a problem document. */
final class ProblemException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient ObjectNode document;
  private final int status;

  private ProblemException(int status, ObjectNode document, String detail) {
    super(detail);
    this.status = status;
    this.document = document;
  }

  /**
   * A problem.
   *
   * @param kind last part of the problem's type
   * @param detail one sentence for people
   */
  static ProblemException of(int status, String kind, String title, String detail) {
    return new ProblemException(status, Problems.document(status, kind, title, detail), detail);
  }

  /** The same problem with one more member. */
  ProblemException with(String member, JsonNode value) {
    document.set(member, value);
    return this;
  }

  ProblemException with(String member, String value) {
    return with(member, JsonNodeFactory.instance.textNode(value));
  }

  int status() {
    return status;
  }

  ObjectNode document() {
    return document;
  }
}
