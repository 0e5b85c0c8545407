package ai.somagent.soma.manifest;

import ai.somagent.soma.ir.digest.CanonicalJson;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** The JSON of a manifest, read strictly: UTF-8, bounded, one value, no member twice. */
final class ManifestJson {
  static final int LARGEST = 512 * 1024;
  private static final int DEEPEST = 16;
  private static final int LONGEST_TEXT = 1_024;

  private static final ObjectMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxDocumentLength(LARGEST)
                          .maxNestingDepth(DEEPEST)
                          .maxStringLength(LONGEST_TEXT)
                          .maxNameLength(LONGEST_TEXT)
                          .maxNumberLength(32)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private ManifestJson() {}

  /** The text of {@code bytes}, which has to be UTF-8 without a byte order mark. */
  static String decode(byte[] bytes) throws ManifestException {
    if (bytes.length > LARGEST) {
      throw new ManifestException("has more than " + LARGEST + " bytes");
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw new ManifestException("is not UTF-8");
    }
  }

  /** One value that no two readers take for different ones: see {@link CanonicalJson#of}. */
  static JsonNode parse(String text) throws ManifestException {
    try {
      JsonNode json = MAPPER.readTree(text);
      if (json == null || json.isMissingNode()) {
        throw new ManifestException("is empty");
      }
      return requireCanonical(json);
    } catch (JsonProcessingException e) {
      String where =
          e.getLocation() == null
              ? ""
              : " at line %d, column %d"
                  .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr());
      throw new ManifestException(
          "is not the JSON it has to be" + where + ": " + e.getOriginalMessage());
    }
  }

  private static JsonNode requireCanonical(JsonNode json) throws ManifestException {
    try {
      CanonicalJson.of(json);
      return json;
    } catch (IllegalArgumentException e) {
      throw new ManifestException("has no canonical form: " + e.getMessage());
    }
  }
}
