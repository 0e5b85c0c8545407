package ai.somagent.soma.contract;

import static org.assertj.core.api.Assertions.assertThat;

import ai.somagent.soma.bind.BindCode;
import ai.somagent.soma.compile.CompilationInput;
import ai.somagent.soma.compile.Compiler;
import ai.somagent.soma.compile.LockFile;
import ai.somagent.soma.compile.LockFileText;
import ai.somagent.soma.compile.ModuleLibrary;
import ai.somagent.soma.corpus.CorpusCase;
import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.source.SourceText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Compiles the examples of the pages about contracts, versions and locks. A fence that names a file
 * puts it beside the examples that follow; one of a library module makes it importable.
 */
class ErrorPageTest {
  private static final Pattern FENCE = Pattern.compile("(?ms)^```(\\w+) ([^\\n]+)\\n(.*?)^```$");

  @TempDir Path folder;

  @TestFactory
  Stream<DynamicTest> examples_giveTheCodeOrNothing() {
    return Stream.of(BindCode.values())
        .filter(code -> code.id().substring(1).compareTo("2020") >= 0)
        .map(code -> DynamicTest.dynamicTest(code.id(), () -> check(code)));
  }

  private void check(BindCode code) throws IOException {
    Path file = CorpusCase.repository().resolve("docs/errors/" + code.id() + ".md");
    String page = Files.readString(file);
    assertThat(page).startsWith("# " + code.id() + " " + code.title());
    Path beside = Files.createDirectory(folder.resolve(code.id()));
    Map<String, SourceText> modules = new HashMap<>();
    Map<String, Integer> seen = new HashMap<>();
    Matcher fence = FENCE.matcher(page);
    while (fence.find()) {
      String kind = fence.group(2);
      String text = fence.group(3);
      if (fence.group(1).equals("json")) {
        Files.writeString(beside.resolve(kind), text);
      } else if (kind.startsWith("library ")) {
        modules.put(kind.substring("library ".length()), new SourceText("<library>", text));
      } else {
        seen.merge(kind, 1, Integer::sum);
        List<String> found = codes(text, beside, modules);
        assertThat(found).as(text).isEqualTo(kind.equals("wrong") ? List.of(code.id()) : List.of());
      }
    }
    assertThat(seen).containsOnlyKeys("wrong", "right");
  }

  private static List<String> codes(String text, Path beside, Map<String, SourceText> modules)
      throws IOException {
    Path lock = beside.resolve("soma.lock");
    CompilationInput input =
        new CompilationInput(
            sources(text),
            library(modules),
            new ContractFolder(beside, beside),
            Files.exists(lock) ? lock(lock) : null);
    List<Diagnostic> diagnostics = Compiler.compile(input).diagnostics();
    return diagnostics.stream().map(d -> d.code().id()).distinct().toList();
  }

  private static @Nullable LockFile lock(Path file) throws IOException {
    LockFile lock = LockFileText.read(Files.readString(file, StandardCharsets.UTF_8));
    assertThat(lock).isNotNull();
    return lock;
  }

  private static List<SourceText> sources(String text) {
    List<SourceText> sources = new ArrayList<>();
    for (String file : text.split("(?m)(?=^module )")) {
      if (!file.isBlank()) {
        sources.add(new SourceText("file" + sources.size() + ".soma", file));
      }
    }
    return sources;
  }

  /**
   * @param modules by name and version with a blank between them
   */
  private static ModuleLibrary library(Map<String, SourceText> modules) {
    return new ModuleLibrary() {
      @Override
      public List<SourceText> find(String module) {
        return modules.entrySet().stream()
            .filter(entry -> entry.getKey().startsWith(module + " "))
            .map(Map.Entry::getValue)
            .toList();
      }

      @Override
      public @Nullable String version(String module) {
        return modules.keySet().stream()
            .filter(key -> key.startsWith(module + " "))
            .map(key -> key.substring(module.length() + 1))
            .findFirst()
            .orElse(null);
      }
    };
  }
}
