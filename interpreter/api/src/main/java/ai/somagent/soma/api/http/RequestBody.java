package ai.somagent.soma.api.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads request bodies, never more than allowed. */
final class RequestBody {
  private static final int MOST_JSON_BYTES = 1024 * 1024;
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .build();

  private RequestBody() {}

  /** The whole body. */
  static byte[] bytes(HttpServletRequest request, int most) throws IOException, ProblemException {
    if (request.getContentLengthLong() > most) {
      throw tooLarge(most);
    }
    byte[] body = request.getInputStream().readNBytes(most + 1);
    if (body.length > most) {
      throw tooLarge(most);
    }
    return body;
  }

  /** The body as an object with no other members than {@code members}. */
  static ObjectNode object(HttpServletRequest request, Collection<String> members)
      throws IOException, ProblemException {
    JsonNode json = parse(bytes(request, MOST_JSON_BYTES));
    if (!(json instanceof ObjectNode object)) {
      throw malformed("the body is not a JSON object");
    }
    Set<String> unknown = new TreeSet<>();
    object.fieldNames().forEachRemaining(unknown::add);
    unknown.removeAll(members);
    if (!unknown.isEmpty()) {
      throw malformed("the body has no member `" + unknown.iterator().next() + "`");
    }
    return object;
  }

  /** A text member. */
  static String text(ObjectNode body, String member) throws ProblemException {
    String text = optionalText(body, member);
    if (text == null) {
      throw malformed("the body needs the text member `" + member + "`");
    }
    return text;
  }

  /** A text member that may be absent. */
  static @Nullable String optionalText(ObjectNode body, String member) throws ProblemException {
    JsonNode value = body.get(member);
    if (value == null || value.isNull()) {
      return null;
    }
    if (!value.isTextual()) {
      throw malformed("the member `" + member + "` is not a text");
    }
    return value.textValue();
  }

  static ProblemException malformed(String detail) {
    return ProblemException.of(400, "malformed-request", "Malformed request", detail);
  }

  private static JsonNode parse(byte[] body) throws IOException, ProblemException {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      String where =
          e.getLocation() == null
              ? ""
              : " at line "
                  + e.getLocation().getLineNr()
                  + ", column "
                  + e.getLocation().getColumnNr();
      throw malformed("the body is not JSON" + where);
    }
  }

  private static ProblemException tooLarge(int most) {
    return ProblemException.of(
        413, "too-large", "Body too large", "the body may have at most " + most + " bytes");
  }
}
