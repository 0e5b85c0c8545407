package ai.somagent.soma.cli.run;

import ai.somagent.soma.ir.type.FieldIr;
import ai.somagent.soma.ir.type.TypeIr;
import ai.somagent.soma.ir.type.TypeIr.ScalarTypeIr;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** Reads {@code --input} words into the run's argument. */
public final class RunInput {
  /** More than any capsule takes: the largest JSON value is 256 KiB by default. */
  private static final int MAX_BYTES = 4 << 20;

  private static final JsonMapper JSON =
      JsonMapper.builder(
              com.fasterxml.jackson.core.JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(100).build())
                  .build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final List<FieldIr> declared;
  private final InputStream stdin;
  private final ObjectNode input = JSON.createObjectNode();

  private RunInput(List<FieldIr> declared, InputStream stdin) {
    this.declared = declared;
    this.stdin = stdin;
  }

  /**
   * Puts the words together; a later one wins over an earlier one, field by field.
   *
   * @param words each a JSON object, {@code @file}, {@code -}, or {@code name=value}
   * @param declared the capsule's input fields; they say whether a value is text or JSON
   * @throws InputException a word that is none of these, or malformed JSON
   */
  public static ObjectNode read(List<String> words, List<FieldIr> declared, InputStream stdin)
      throws InputException {
    RunInput reader = new RunInput(declared, stdin);
    for (String word : words) {
      reader.add(word);
    }
    return reader.input;
  }

  private void add(String word) throws InputException {
    if (word.equals("-")) {
      merge("standard input", read("standard input", stdin));
    } else if (word.startsWith("@")) {
      merge("`" + word.substring(1) + "`", file(word.substring(1)));
    } else if (word.stripLeading().startsWith("{")) {
      merge("the input", word);
    } else {
      addField(word);
    }
  }

  private void addField(String word) throws InputException {
    int equals = word.indexOf('=');
    if (equals <= 0) {
      throw new InputException(
          "the input `" + word + "` is neither a JSON object, `@file`, `-` nor `name=value`");
    }
    String name = word.substring(0, equals);
    String value = word.substring(equals + 1);
    input.set(
        name, isText(name) ? TextNode.valueOf(value) : parse("input field `" + name + "`", value));
  }

  private boolean isText(String name) {
    for (FieldIr field : declared) {
      if (field.name().equals(name)) {
        return isText(field.type());
      }
    }
    return true;
  }

  private static boolean isText(TypeIr type) {
    return switch (type) {
      case TypeIr.OptionalTypeIr optional -> isText(optional.of());
      case ScalarTypeIr scalar ->
          switch (scalar.kind()) {
            case STRING, BYTES, DURATION, TIMESTAMP -> true;
            case BOOL, INT, DOUBLE, JSON -> false;
          };
      case TypeIr.NamedTypeIr _, TypeIr.ListTypeIr _, TypeIr.MapTypeIr _ -> false;
    };
  }

  private void merge(String what, String text) throws InputException {
    JsonNode value = parse(what, text);
    if (!(value instanceof ObjectNode object)) {
      throw new InputException(what + " must be a JSON object with the capsule's input fields");
    }
    input.setAll(object);
  }

  private static JsonNode parse(String what, String text) throws InputException {
    try {
      JsonNode value = JSON.readTree(text);
      if (value == null || value.isMissingNode()) {
        throw new InputException(what + " is empty, not JSON");
      }
      return value;
    } catch (JsonProcessingException e) {
      JsonLocation at = e.getLocation();
      String place =
          at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
      // What stands behind that is the library's own words about where it began to read.
      String why = e.getOriginalMessage().replaceFirst(" \\(start marker at.*", "");
      throw new InputException(what + " is not JSON" + place + ": " + why);
    }
  }

  private static String file(String name) throws InputException {
    Path path = path(name);
    if (Files.exists(path) && !Files.isRegularFile(path)) {
      throw new InputException("`" + name + "` is not a regular file");
    }
    try (InputStream in = Files.newInputStream(path)) {
      return read("`" + name + "`", in);
    } catch (NoSuchFileException e) {
      throw new InputException("there is no file `" + name + "`");
    } catch (IOException e) {
      throw new InputException("cannot read `" + name + "`: " + e.getMessage());
    }
  }

  private static Path path(String name) throws InputException {
    try {
      return Path.of(name);
    } catch (InvalidPathException e) {
      throw new InputException("`" + name + "` is not a path");
    }
  }

  private static String read(String what, InputStream in) throws InputException {
    try {
      byte[] bytes = in.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw new InputException(what + " is larger than 4 MiB");
      }
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new InputException("cannot read " + what + ": " + e.getMessage());
    }
  }
}
