package ai.somagent.soma.ir.codec;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** JSON text to a tree, with every looseness of the parser switched off. */
public final class StrictJson {
  private static final int MAX_DEPTH = 200;
  private static final ObjectReader READER = reader();

  private StrictJson() {}

  /**
   * Parses {@code utf8}.
   *
   * @throws IrFormatException for more than {@code maxBytes}, text that is not UTF-8, a repeated
   *     member, a second value, or nesting beyond 200
   */
  public static JsonNode parse(byte[] utf8, int maxBytes) throws IrFormatException {
    if (utf8.length > maxBytes) {
      throw new IrFormatException("", utf8.length + " bytes are more than " + maxBytes);
    }
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
      JsonNode json = READER.readTree(text);
      if (json.isMissingNode()) {
        throw new IrFormatException("", "the document is empty");
      }
      return json;
    } catch (CharacterCodingException e) {
      throw new IrFormatException("", "the document is not UTF-8");
    } catch (JsonProcessingException e) {
      throw new IrFormatException("", "not JSON: " + e.getOriginalMessage());
    }
  }

  private static ObjectReader reader() {
    JsonFactory factory =
        JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(
                StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
            .build();
    return JsonMapper.builder(factory)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .build()
        .reader();
  }
}
