package ai.somagent.soma.json;

import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.ir.digest.Digests;
import ai.somagent.soma.json.JsonValue.JsonObject;
import ai.somagent.soma.source.SourceText;
import ai.somagent.soma.syntax.ParsedFile;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The front door of the JSON form. Has no state and is safe for use by many threads. */
public final class JsonAst {
  private JsonAst() {}

  /** Whether to write the members that only say how the text was laid out. */
  public enum Layout {
    /** With {@code at}, {@code doc}, {@code gap} and their like: text can be restored from it. */
    FULL,
    /** Only what the digest is over. */
    NONE
  }

  /**
   * The outcome of writing.
   *
   * @param json the file, or null when JSON cannot hold it
   * @param diagnostic why not, or null; such a file has errors of later phases, too
   */
  public record Written(@Nullable ObjectNode json, @Nullable Diagnostic diagnostic) {}

  /**
   * The JSON form of {@code file}.
   *
   * @throws IllegalArgumentException if the file has syntax errors
   */
  public static Written write(ParsedFile file, Layout layout) {
    if (file.hasErrors()) {
      throw new IllegalArgumentException(file.source().name() + " has syntax errors");
    }
    try {
      AstWriting writing = new AstWriting(file, layout == Layout.FULL);
      ObjectNode json = writing.node(AstTable.row(AstTable.FILE), file.file());
      writing.layout(file.file().span(), json);
      return new Written(json, null);
    } catch (NotExpressibleException e) {
      String name = file.source().name();
      String message = String.valueOf(e.getMessage());
      return new Written(null, Diagnostic.of(JsonCode.NOT_EXPRESSIBLE, name, e.span(), message));
    }
  }

  /**
   * The name of what {@code file} says: {@code sha256:} and the digest over the RFC 8785 form of
   * its JSON without layout. Comments, blank lines and spelling have no part in it.
   *
   * @return null when JSON cannot hold the file, see {@link Written}
   * @throws IllegalArgumentException if the file has syntax errors
   */
  public static @Nullable String digest(ParsedFile file) {
    ObjectNode json = write(file, Layout.NONE).json();
    return json == null ? null : Digests.of(json);
  }

  /**
   * Reads a program from its JSON form. The program is made into Soma text and parsed, so that
   * every later phase works on a text with spans; {@link JsonProgram#problem} says where in the
   * JSON a place of that text came from.
   *
   * @param json a JSON text, named as diagnostics are to name it
   */
  public static JsonProgram read(SourceText json) {
    AstProblems problems = new AstProblems(json);
    JsonValue value = JsonParsing.parse(json, problems);
    if (value == null || !problems.isEmpty()) {
      return JsonProgram.refused(json, problems.found());
    }
    AstReading reading = new AstReading(problems);
    if (value instanceof JsonObject object) {
      reading.layout(object);
    }
    reading.value(new RowSlot<>(AstTable.FILE), value, new JsonObject(Map.of(), value.place()));
    return problems.isEmpty()
        ? JsonProgram.read(json, reading)
        : JsonProgram.refused(json, problems.found());
  }

  /** Which members are layout: they mean nothing and are in no digest. */
  public static List<String> layoutMembers() {
    return AstLayout.ALL;
  }
}
