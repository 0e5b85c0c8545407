package ai.somagent.soma.cli.project;

import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.source.SourceText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Any bytes as a project file: problems inside the text. A target for a fuzzer ({@code .build/fuzz
 * project}).
 */
public final class ProjectFuzz {
  private static final List<String> SEEDS =
      List.of(
          "version: 1\nroots: [capsules]\nexclude: [capsules/old]\ndeny: warnings\nformat: sarif\n",
          "# a comment\nversion: '1'\nroots:\n  - a\n  - \"b\\u00e9\"\n",
          "{version: 1, roots: [&a x, *a], exclude: [], deny: none, format: text}\n",
          "version: 1\nroots: |\n  long\n  text\n? key\n: value\n---\nversion: 2\n",
          "%YAML 1.2\n---\n!!map {version: !!int 1, colour: red, version: 1}\n...\n");

  private ProjectFuzz() {}

  /** One input of the fuzzer. */
  public static void fuzzerTestOneInput(byte[] input) {
    String text = new String(input, StandardCharsets.UTF_8);
    SourceText source = new SourceText("soma.yaml", text);
    for (Diagnostic found : new ProjectReader(source, Path.of("soma.yaml")).read().diagnostics()) {
      boolean inside = found.span().start() >= 0 && found.span().end() <= text.length();
      if (!inside || found.span().start() > found.span().end()) {
        throw new AssertionError("outside of the text: " + found);
      }
    }
  }

  static List<byte[]> seeds() {
    return SEEDS.stream().map(seed -> seed.getBytes(StandardCharsets.UTF_8)).toList();
  }

  /** Writes the seeds, one file each: {@code project FOLDER}. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createDirectories(Path.of(arguments[1]));
    for (int i = 0; i < SEEDS.size(); i++) {
      Files.write(folder.resolve("seed-" + i), seeds().get(i));
    }
  }
}
