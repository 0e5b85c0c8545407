package ai.somagent.soma.contract;

import ai.somagent.soma.compile.Compilation;
import ai.somagent.soma.compile.CompilationInput;
import ai.somagent.soma.compile.Compiler;
import ai.somagent.soma.corpus.CorpusCase;
import ai.somagent.soma.corpus.CorpusRunner;
import ai.somagent.soma.corpus.GoldenFile;
import ai.somagent.soma.source.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The cases of the corpus that import contracts, and the texts that the contracts become. */
class ContractCorpusTest {
  private static final CorpusRunner RUNNER =
      new CorpusRunner((c, sources) -> compile(c, sources).diagnostics());

  private static Compilation compile(CorpusCase c, List<SourceText> sources) {
    ContractFolder contracts = new ContractFolder(c.folder(), c.folder());
    return Compiler.compile(new CompilationInput(sources, c.library(), contracts));
  }

  @TestFactory
  Stream<DynamicTest> case_hasItsDiagnostics() {
    return RUNNER.diagnostics(CorpusCase.area("contracts"));
  }

  @TestFactory
  Stream<DynamicTest> fix_leavesFewerDiagnostics() {
    return RUNNER.fixes(CorpusCase.area("contracts"));
  }

  @TestFactory
  Stream<DynamicTest> contract_hasItsText() {
    return CorpusCase.area("contracts").stream()
        .map(c -> DynamicTest.dynamicTest(c.name(), () -> checkTexts(c)));
  }

  private static void checkTexts(CorpusCase c) throws IOException {
    StringBuilder view = new StringBuilder();
    try (Stream<Path> files = Files.list(c.folder()).sorted()) {
      for (Path file : files.toList()) {
        String kind = kindOf(file.getFileName().toString());
        if (kind != null) {
          String name = file.getFileName().toString();
          SourceText text =
              ContractTranslator.translate(kind, name, Files.readAllBytes(file)).text();
          view.append(text == null || view.isEmpty() ? "" : "\n")
              .append(text == null ? "" : text.text());
        }
      }
    }
    if (!view.isEmpty() || Files.exists(c.view("contracts"))) {
      GoldenFile.check(c.view("contracts"), view.toString());
    }
  }

  /** Contracts of the corpus are named by their kind: {@code pets.openapi.json}. */
  private static @Nullable String kindOf(String file) {
    String[] parts = file.split("\\.");
    return switch (parts.length < 3 ? parts[parts.length - 1] : parts[parts.length - 2]) {
      case "openapi" -> "openapi";
      case "schema" -> "schema";
      case "mcp" -> "mcp";
      case "persona" -> "persona";
      case "proto" -> "proto";
      case "rego" -> "rego";
      default -> null;
    };
  }
}
