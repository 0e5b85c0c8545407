package ai.somagent.soma.compile;

import static org.assertj.core.api.Assertions.assertThat;

import ai.somagent.soma.corpus.CorpusCase;
import ai.somagent.soma.ir.verify.IrVerifier;
import ai.somagent.soma.source.SourceText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The capsules of this repository, compiled against the standard library's own texts. */
final class SeedCapsuleTest {
  private static final Path MODULES =
      CorpusCase.repository().resolve("stdlib/tools/src/main/resources/soma");

  @TestFactory
  Stream<DynamicTest> workspace_compilesWithoutAWord() throws IOException {
    List<Path> folders;
    try (Stream<Path> found = Files.list(CorpusCase.repository().resolve("capsules"))) {
      folders = found.filter(Files::isDirectory).sorted().toList();
    }
    assertThat(folders).isNotEmpty();
    return folders.stream()
        .map(folder ->
            DynamicTest.dynamicTest(folder.getFileName().toString(), () -> check(folder)));
  }

  private static void check(Path folder) throws IOException {
    Compilation compilation =
        Compiler.compile(new CompilationInput(texts(folder), SeedCapsuleTest::module));

    assertThat(compilation.diagnostics()).isEmpty();
    assertThat(compilation.capsules()).isNotEmpty();
    for (CompiledCapsule capsule : compilation.capsules()) {
      assertThat(IrVerifier.verify(capsule.program())).isEmpty();
    }
  }

  private static List<SourceText> texts(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".soma"))
          .sorted()
          .map(file -> text(folder.relativize(file).toString(), file))
          .toList();
    }
  }

  private static List<SourceText> module(String name) {
    Path file = MODULES.resolve(name + ".soma");
    return Files.exists(file) ? List.of(text(file.getFileName().toString(), file)) : List.of();
  }

  private static SourceText text(String name, Path file) {
    try {
      return new SourceText(name, Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
