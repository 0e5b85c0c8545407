package ai.somagent.soma.json;

import ai.somagent.soma.json.JsonValue.JsonArray;
import ai.somagent.soma.json.JsonValue.JsonFlag;
import ai.somagent.soma.json.JsonValue.JsonNothing;
import ai.somagent.soma.json.JsonValue.JsonNumber;
import ai.somagent.soma.json.JsonValue.JsonObject;
import ai.somagent.soma.json.JsonValue.JsonText;
import ai.somagent.soma.json.JsonValue.Place;
import ai.somagent.soma.source.SourceText;
import ai.somagent.soma.source.Span;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON text to values that know their places. */
final class JsonParsing {
  /** Most characters of a JSON text: a file of the largest size with its layout fits. */
  static final int MAX_LENGTH = 16 * 1024 * 1024;

  /** Most objects and lists inside one another. */
  static final int MAX_DEPTH = 1_000;

  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxStringLength(MAX_LENGTH)
                  .maxNameLength(MAX_LENGTH)
                  .build())
          .build();

  private final JsonParser parser;
  private final AstProblems problems;

  private JsonParsing(JsonParser parser, AstProblems problems) {
    this.parser = parser;
    this.problems = problems;
  }

  /** The value of {@code source}, or null when it is not JSON, which is then reported. */
  static @Nullable JsonValue parse(SourceText source, AstProblems problems) {
    if (source.text().length() > MAX_LENGTH) {
      problems.tooLarge(source.text().length(), MAX_LENGTH);
      return null;
    }
    try (JsonParser parser = FACTORY.createParser(source.text())) {
      return new JsonParsing(parser, problems).document();
    } catch (StreamConstraintsException e) {
      problems.tooDeep(offset(e, source), MAX_DEPTH);
    } catch (JsonProcessingException e) {
      problems.malformed(offset(e, source), e.getOriginalMessage());
    } catch (IOException e) {
      throw new UncheckedIOException("reading a string", e);
    }
    return null;
  }

  private static int offset(JsonProcessingException e, SourceText source) {
    long offset = e.getLocation() == null ? 0 : e.getLocation().getCharOffset();
    return Math.clamp(offset, 0, source.text().length());
  }

  private @Nullable JsonValue document() throws IOException {
    if (parser.nextToken() == null) {
      problems.malformed(0, "the document is empty");
      return null;
    }
    Span here = tokenSpan();
    JsonValue value = value(null, "", here);
    if (parser.nextToken() != null) {
      problems.malformed(start(), "something follows the document");
      return null;
    }
    return value;
  }

  private JsonValue value(@Nullable Place parent, String step, @Nullable Span name)
      throws IOException {
    Span token = tokenSpan();
    Place place = new Place(parent, step, name == null ? token : name, token);
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(place);
      case START_ARRAY -> array(place);
      case VALUE_STRING -> new JsonText(parser.getText(), place);
      case VALUE_NUMBER_INT -> new JsonNumber(parser.getText(), true, place);
      case VALUE_NUMBER_FLOAT -> new JsonNumber(parser.getText(), false, place);
      case VALUE_TRUE -> new JsonFlag(true, place);
      case VALUE_FALSE -> new JsonFlag(false, place);
      case VALUE_NULL -> new JsonNothing(place);
      case NOT_AVAILABLE, END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT ->
          throw new IllegalStateException("no value starts with " + parser.currentToken());
    };
  }

  private JsonObject object(Place place) throws IOException {
    Map<String, JsonValue> members = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      Span span = tokenSpan();
      parser.nextToken();
      if (members.put(name, value(place, name, span)) != null) {
        problems.repeatedMember(span, new Place(place, name, span, span).pointer(), name);
      }
    }
    return new JsonObject(members, place);
  }

  private JsonArray array(Place place) throws IOException {
    List<JsonValue> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(value(place, Integer.toString(items.size()), null));
    }
    return new JsonArray(items, place);
  }

  /** The characters of the current token; of an object or a list its bracket. */
  private Span tokenSpan() throws IOException {
    parser.getText();
    int start = start();
    int end = (int) parser.currentLocation().getCharOffset();
    return new Span(start, Math.max(start, end));
  }

  private int start() {
    return (int) parser.currentTokenLocation().getCharOffset();
  }
}
