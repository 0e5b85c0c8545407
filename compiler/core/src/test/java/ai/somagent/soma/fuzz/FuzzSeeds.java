package ai.somagent.soma.fuzz;

import ai.somagent.soma.corpus.CorpusCase;
import ai.somagent.soma.parse.Parser;
import ai.somagent.soma.source.SourceText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Inputs to start from: what the corpus has, in the form that each target reads. */
final class FuzzSeeds {
  private FuzzSeeds() {}

  /** The texts as they are. */
  static List<byte[]> texts() {
    return CorpusCase.all().stream()
        .map(c -> c.source().text().getBytes(StandardCharsets.UTF_8))
        .toList();
  }

  /** The sound texts as tokens. */
  static List<byte[]> tokens() {
    return sound().stream().map(TokenAlphabet.CORPUS::bytes).toList();
  }

  /** The texts without a syntax error. */
  static List<String> sound() {
    return CorpusCase.all().stream()
        .map(CorpusCase::source)
        .filter(source -> !Parser.parse(source).hasErrors())
        .map(SourceText::text)
        .toList();
  }

  /** Writes the seeds of a target, one file each: {@code text|tokens FOLDER}. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createDirectories(Path.of(arguments[1]));
    List<byte[]> seeds =
        switch (arguments[0]) {
          case "text" -> texts();
          case "tokens" -> tokens();
          default -> throw new IllegalArgumentException(arguments[0]);
        };
    for (int i = 0; i < seeds.size(); i++) {
      Files.write(folder.resolve("seed-" + i), seeds.get(i));
    }
  }
}
