package ai.somagent.soma.fuzz;

import ai.somagent.soma.corpus.CorpusCase;
import ai.somagent.soma.json.JsonAst;
import ai.somagent.soma.json.JsonAst.Layout;
import ai.somagent.soma.parse.Parser;
import ai.somagent.soma.source.SourceText;
import ai.somagent.soma.syntax.ParsedFile;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Inputs to start from: what the corpus has, in the form that each target reads. */
final class FuzzSeeds {
  private static final int SCRIPTS = 200;

  private FuzzSeeds() {}

  /** The seeds of the target of that name. */
  static List<byte[]> of(String target) {
    return switch (target) {
      case "text" -> bytes(CorpusCase.all().stream().map(c -> c.source().text()).toList());
      case "tokens" -> sound().stream().map(TokenAlphabet.CORPUS::bytes).toList();
      case "json" -> bytes(jsonForms().stream().map(JsonNode::toString).toList());
      case "program" -> bytes(programs().stream().map(JsonNode::toString).toList());
      case "json-edits", "program-edits" -> scripts();
      default -> throw new IllegalArgumentException("no target " + target);
    };
  }

  /** The texts without a syntax error. */
  static List<String> sound() {
    return CorpusCase.all().stream()
        .map(CorpusCase::source)
        .filter(source -> !Parser.parse(source).hasErrors())
        .map(SourceText::text)
        .toList();
  }

  /** The JSON forms of the sound texts. */
  static List<JsonNode> jsonForms() {
    List<JsonNode> forms = new ArrayList<>();
    for (String text : sound()) {
      ParsedFile file = Parser.parse(new SourceText("main.soma", text));
      ObjectNode json = JsonAst.write(file, Layout.FULL).json();
      if (json != null) {
        forms.add(json);
      }
    }
    return forms;
  }

  /** The programs for the machine. */
  static List<JsonNode> programs() {
    List<JsonNode> programs = new ArrayList<>();
    for (CorpusCase one : CorpusCase.all()) {
      Path view = one.view("ir.json");
      if (Files.exists(view)) {
        try (MappingIterator<JsonNode> found =
            new JsonMapper().readerFor(JsonNode.class).readValues(view.toFile())) {
          found.forEachRemaining(programs::add);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
    return programs;
  }

  /** Scripts of one and of several edits. */
  private static List<byte[]> scripts() {
    Random random = new Random(5);
    List<byte[]> scripts = new ArrayList<>();
    for (int i = 0; i < SCRIPTS; i++) {
      byte[] script = new byte[2 + 6 * (1 + i % 4)];
      random.nextBytes(script);
      scripts.add(script);
    }
    return scripts;
  }

  private static List<byte[]> bytes(List<String> texts) {
    return texts.stream().map(text -> text.getBytes(StandardCharsets.UTF_8)).toList();
  }

  /** Writes the seeds of a target, one file each: {@code TARGET FOLDER}. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createDirectories(Path.of(arguments[1]));
    List<byte[]> seeds = of(arguments[0]);
    for (int i = 0; i < seeds.size(); i++) {
      Files.write(folder.resolve("seed-" + i), seeds.get(i));
    }
  }
}
