package ai.somagent.soma.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ai.somagent.soma.cli.workspace.StandardLibrary;
import ai.somagent.soma.compile.CompilationInput;
import ai.somagent.soma.compile.Compiler;
import ai.somagent.soma.source.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What the documents show is compiled; what they link to is there; each says the first rule. */
final class DocumentsTest {
  private static final Path REPOSITORY = Path.of(System.getProperty("soma.repository"));
  private static final Pattern PROGRAM = Pattern.compile("(?s)```soma\n(.*?)```");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(?:#[^)]*)?\\)");

  private static Stream<Path> documents() throws IOException {
    try (Stream<Path> docs = Files.walk(REPOSITORY.resolve("docs"))) {
      List<Path> found = docs.filter(f -> f.toString().endsWith(".md")).sorted().toList();
      return Stream.concat(Stream.of(REPOSITORY.resolve("README.md")), found.stream());
    }
  }

  @TestFactory
  Stream<DynamicTest> programInADocument_compiles() throws IOException {
    return documents().map(file -> DynamicTest.dynamicTest(name(file), () -> compile(file)));
  }

  @TestFactory
  Stream<DynamicTest> linkInADocument_leadsSomewhere() throws IOException {
    return documents().map(file -> DynamicTest.dynamicTest(name(file), () -> follow(file)));
  }

  @TestFactory
  Stream<DynamicTest> document_opensWithTheFirstRule() throws IOException {
    return documents()
        .map(file ->
            DynamicTest.dynamicTest(
                name(file),
                () -> {
                  List<String> lines = Files.readAllLines(file);
                  assertThat(lines.getFirst()).startsWith("# ");
                  assertThat(lines.get(2)).startsWith("> ");
                }));
  }

  private static String name(Path file) {
    return REPOSITORY.relativize(file).toString();
  }

  private static void compile(Path file) throws IOException {
    Matcher programs = PROGRAM.matcher(Files.readString(file));
    while (programs.find()) {
      SourceText text = new SourceText(name(file), programs.group(1));
      assertThat(
              Compiler.compile(new CompilationInput(List.of(text), StandardLibrary.INSTANCE))
                  .diagnostics())
          .isEmpty();
    }
  }

  private static void follow(Path file) throws IOException {
    Matcher links = LINK.matcher(Files.readString(file));
    while (links.find()) {
      assertThat(file.resolveSibling(links.group(1))).exists();
    }
  }
}
