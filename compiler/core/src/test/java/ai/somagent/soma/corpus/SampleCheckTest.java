package ai.somagent.soma.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import ai.somagent.soma.compile.CompilationInput;
import ai.somagent.soma.compile.Compiler;
import ai.somagent.soma.compile.ModuleLibrary;
import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.source.SourceText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The whole compiler has nothing to say about the samples, with the modules that come with Soma,
 * but that a run may pause: their budgets are what runs usually need, and not their worst case.
 */
class SampleCheckTest {
  private static final List<Path> LIBRARY =
      List.of(
          CorpusCase.repository().resolve("stdlib/tools/src/main/resources/soma"),
          CorpusCase.repository().resolve("compiler/core/src/main/resources/soma"));

  @TestFactory
  Stream<DynamicTest> sample_isCheckedClean() {
    return CorpusCase.all().stream()
        .filter(c -> c.area().equals("samples"))
        .map(c -> DynamicTest.dynamicTest(c.name(), () -> check(c)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"types", "std", "autonomy"})
  void sampleOfAModule_isTheModuleThatShips(String name) {
    String shipped = standard("somagent." + name).getFirst().text();
    assertThat(new CorpusCase("samples/" + name, CorpusCase.root().resolve("samples/" + name)))
        .extracting(sample -> sample.source().text())
        .isEqualTo(shipped);
  }

  private static void check(CorpusCase sample) {
    List<SourceText> sources = sample.sources();
    ModuleLibrary own = sample.library();
    CompilationInput input = new CompilationInput(sources, new WithStandard(own));
    List<Diagnostic> said =
        Compiler.compile(input).diagnostics().stream()
            .filter(d -> !d.code().title().equals("budget-may-pause"))
            .toList();
    assertThat(said).as(DiagnosticsView.of(sources, said)).isEmpty();
  }

  /** The modules of a sample, and then those that come with Soma. */
  private record WithStandard(ModuleLibrary own) implements ModuleLibrary {
    @Override
    public List<SourceText> find(String module) {
      List<SourceText> found = own.find(module);
      return found.isEmpty() ? standard(module) : found;
    }

    @Override
    public @Nullable String version(String module) {
      return own.version(module);
    }
  }

  private static List<SourceText> standard(String name) {
    for (Path folder : LIBRARY) {
      Path file = folder.resolve(name + ".soma");
      if (Files.exists(file)) {
        try {
          return List.of(new SourceText(name + ".soma", Files.readString(file)));
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
    return List.of();
  }
}
