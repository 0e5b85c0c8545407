package ai.somagent.soma.servers.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

/** Results for programs to read. */
final class JsonText {

  private JsonText() {}

  /** The value as indented JSON, without a line end. */
  static String of(Object value) {
    try {
      return new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(value);
    } catch (JsonProcessingException bug) {
      throw new IllegalStateException(bug);
    }
  }
}
