package ai.somagent.soma.json;

import static org.assertj.core.api.Assertions.assertThat;

import ai.somagent.soma.compile.CompilationInput;
import ai.somagent.soma.compile.Compiler;
import ai.somagent.soma.compile.ModuleLibrary;
import ai.somagent.soma.corpus.CorpusCase;
import ai.somagent.soma.corpus.GoldenFile;
import ai.somagent.soma.format.Formatter;
import ai.somagent.soma.json.JsonAst.Layout;
import ai.somagent.soma.source.SourceText;
import ai.somagent.soma.syntax.ParsedFile;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** {@code docs/json.md} shows what the code does. */
class JsonDocumentTest {
  private static final Path DOCUMENT = CorpusCase.repository().resolve("docs/json.md");
  private static final String TABLE = "| node | members |\n|---|---|\n";
  private static final String SOMA = "```soma\n";
  private static final String JSON = "Without layout:\n\n```json\n";

  @Test
  void document_showsItsProgramAsJsonAndEveryNode() throws IOException {
    String document = Files.readString(DOCUMENT);
    String program = between(document, SOMA, "```");
    ObjectNode json =
        Objects.requireNonNull(JsonAst.write(RoundTrip.parse(program), Layout.NONE).json());
    int start = document.indexOf(JSON) + JSON.length();
    int table = document.indexOf(TABLE);
    String until = table < 0 ? document : document.substring(0, table);
    String written =
        until.substring(0, start)
            + pretty(json)
            + "\n"
            + until.substring(document.indexOf("```", start));
    GoldenFile.check(DOCUMENT, written + TABLE + nodes());
  }

  @Test
  void programOfTheDocument_isReadFromItsJsonAndCompiles() throws IOException {
    String document = Files.readString(DOCUMENT);
    JsonProgram program =
        JsonAst.read(new SourceText("example.json", between(document, JSON, "```")));
    assertThat(program.problems()).isEmpty();
    ParsedFile file = program.file();
    assertThat(JsonAst.digest(file))
        .isEqualTo(JsonAst.digest(RoundTrip.parse(between(document, SOMA, "```"))));
    SourceText text = new SourceText("example.soma", Formatter.format(file));
    assertThat(
            Compiler.compile(new CompilationInput(List.of(text), ModuleLibrary.EMPTY))
                .diagnostics())
        .isEmpty();
  }

  private static String between(String document, String open, String close) {
    int start = document.indexOf(open) + open.length();
    return document.substring(start, document.indexOf(close, start));
  }

  /** One line a short object, so that the page stays readable. */
  private static String pretty(JsonNode json) {
    return pretty(json, "");
  }

  private static String pretty(JsonNode json, String indent) {
    String line = json.toString().replace("\":", "\": ").replace(",\"", ", \"");
    if (indent.length() + line.length() <= 110 || !json.isContainerNode()) {
      return line;
    }
    String inner = indent + "  ";
    List<String> parts = new ArrayList<>();
    if (json.isArray()) {
      json.forEach(item -> parts.add(inner + pretty(item, inner)));
      return "[\n" + String.join(",\n", parts) + "\n" + indent + "]";
    }
    for (Map.Entry<String, JsonNode> member : json.properties()) {
      parts.add(inner + "\"" + member.getKey() + "\": " + pretty(member.getValue(), inner));
    }
    return "{\n" + String.join(",\n", parts) + "\n" + indent + "}";
  }

  private static String nodes() {
    StringBuilder table = new StringBuilder();
    JsonNode definitions = AstSchema.schema().get("$defs");
    for (NodeRow<?> row : AstTable.rows()) {
      List<String> members = new ArrayList<>();
      row.members()
          .forEach((name, slot) -> {
            String mark = row.required().contains(name) ? "" : "?";
            members.add("`" + name + mark + "` " + type(slot.schema()));
          });
      table.append("| `").append(row.name).append("` | ");
      table.append(members.isEmpty() ? "none" : String.join(", ", members)).append(" |\n");
    }
    assertThat(definitions).isNotEmpty();
    return table.toString();
  }

  private static String type(JsonNode schema) {
    if (schema.has("$ref")) {
      return schema.get("$ref").asText().substring("#/$defs/".length());
    }
    if (schema.has("items")) {
      JsonNode items = schema.get("items");
      return "[" + (items.has("else") ? "string or expression" : type(items)) + "]";
    }
    if (schema.has("then")) {
      return type(schema.get("else")) + " or " + type(schema.get("then"));
    }
    if (schema.has("enum")) {
      List<String> words = new ArrayList<>();
      schema.get("enum").forEach(word -> words.add("`" + word.asText().replace("|", "\\|") + "`"));
      return "one of " + String.join(" ", words);
    }
    return schema.has("anyOf") ? "integer or digits" : schema.get("type").asText();
  }
}
