package ai.somagent.soma.api.http;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Problem documents of RFC 9457. */
final class Problems {
  static final String MEDIA_TYPE = "application/problem+json";
  private static final String TYPE = "urn:soma:problem:";

  private Problems() {}

  static ObjectNode document(int status, String kind, String title, String detail) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("type", TYPE + kind)
        .put("title", title)
        .put("status", status)
        .put("detail", detail);
  }

  /** For a failure of ours; says nothing of the cause, which is logged under {@code incident}. */
  static ObjectNode internal(String incident) {
    return document(500, "internal", "Internal error", "the server failed; its log has more")
        .put("incident", incident);
  }
}
