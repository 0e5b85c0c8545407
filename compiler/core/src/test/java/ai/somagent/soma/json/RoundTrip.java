package ai.somagent.soma.json;

import static org.assertj.core.api.Assertions.assertThat;

import ai.somagent.soma.format.Formatter;
import ai.somagent.soma.json.JsonAst.Layout;
import ai.somagent.soma.parse.Parser;
import ai.somagent.soma.source.SourceText;
import ai.somagent.soma.syntax.CommentSyntax;
import ai.somagent.soma.syntax.ParsedFile;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The laws of the JSON form for one text. */
final class RoundTrip {
  /** Members that hold arguments, whose members have names of the program. */
  private static final Set<String> ARGUMENTS =
      Set.of("args", "named", "limits", "budget", "schedule");

  private RoundTrip() {}

  static ParsedFile parse(String text) {
    return Parser.parse(new SourceText("main.soma", text));
  }

  /**
   * Text to JSON to text and back again.
   *
   * @return the JSON, or null when the text is one that JSON cannot hold
   */
  static @Nullable ObjectNode check(String written) {
    String canonical = withoutRemarks(Formatter.format(parse(written)));
    ParsedFile file = parse(canonical);
    ObjectNode json = JsonAst.write(file, Layout.FULL).json();
    if (json == null) {
      return null;
    }
    assertThat(AstSchemas.errors(json.toString())).isEmpty();

    ParsedFile restored = read(json);
    assertThat(Formatter.format(restored)).isEqualTo(canonical);

    ObjectNode plain = Objects.requireNonNull(JsonAst.write(file, Layout.NONE).json());
    assertThat(AstSchemas.errors(plain.toString())).isEmpty();
    assertThat(JsonAst.write(read(plain), Layout.NONE).json()).isEqualTo(plain);
    assertThat(stripped(json)).isEqualTo(plain);
    assertThat(JsonAst.digest(restored)).isEqualTo(JsonAst.digest(parse(written)));
    return json;
  }

  static ParsedFile read(ObjectNode json) {
    JsonProgram program = JsonAst.read(new SourceText("main.json", json.toString()));
    assertThat(program.problems()).isEmpty();
    return program.file();
  }

  /** Takes the layout away as anyone would who has only the documentation. */
  static ObjectNode stripped(ObjectNode json) {
    ObjectNode copy = json.deepCopy();
    strip(copy, false);
    return copy;
  }

  private static void strip(JsonNode json, boolean arguments) {
    if (json instanceof ObjectNode object && !arguments) {
      object.remove(JsonAst.layoutMembers());
    }
    json.properties()
        .forEach(one -> strip(one.getValue(), !arguments && ARGUMENTS.contains(one.getKey())));
    if (json.isArray()) {
      json.forEach(item -> strip(item, false));
    }
  }

  /** The text without comments that are no documentation, which JSON does not keep. */
  private static String withoutRemarks(String text) {
    StringBuilder out = new StringBuilder(text);
    List<CommentSyntax> comments = parse(text).comments();
    for (CommentSyntax comment : comments.reversed()) {
      if (comment.kind() != CommentSyntax.Kind.DOC) {
        out.delete(comment.span().start(), comment.span().end());
      }
    }
    return Formatter.format(parse(out.toString()));
  }
}
