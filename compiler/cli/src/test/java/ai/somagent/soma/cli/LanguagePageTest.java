package ai.somagent.soma.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ai.somagent.soma.cli.workspace.StandardLibrary;
import ai.somagent.soma.compile.Compilation;
import ai.somagent.soma.compile.CompilationInput;
import ai.somagent.soma.compile.Compiler;
import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.format.Formatter;
import ai.somagent.soma.grammar.SomaWords;
import ai.somagent.soma.source.LineMap;
import ai.somagent.soma.source.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every block of the language page is what it says. {@code soma} is a file without findings, laid
 * out canonically; {@code soma declarations} and {@code soma steps} are parts of one and have no
 * errors; {@code soma wrong} has an error, and its first comment says which.
 */
final class LanguagePageTest {
  private static final Path PAGE =
      Path.of(System.getProperty("soma.repository", "../.."), "docs", "language.md");
  private static final Pattern BLOCK =
      Pattern.compile("```soma([a-z ]*)\\n(.*?)```", Pattern.DOTALL);

  /** What parts of files are read with. */
  private static final String HEAD =
      """
      module page

      type Item { name: string, price: int(min: 0) = 1, note: string? }
      enum Level { low, medium, high }
      union Answer { found(item: Item) missing(reason: string) }
      error Refused(reason: string)
      topic sold(item: string, price: int) { key: item }
      persona guide version "1.0.0" {
        model: "m"
        system: "You help."
        temperature: 0.2
        max_tokens: 500
        tools: [store.get]
      }
      tool store version "1" via java "page.Store" {
        action get(name: string) -> Item { effect: read, risk: low, errors: [Refused], cost: 0 }
        action put(item: Item) -> string { effect: write, risk: low, cost: 0, idempotent: true }
        action drop(name: string) { effect: write, risk: low, cost: 0, idempotent: true }
        action sell(name: string) { effect: irreversible, risk: high, cost: 0 }
      }
      capsule child version "1.0.0" {
        owner: "team:page"
        budget(wall_clock: 1m)
        input { name: string }
        output string
        steps { return input.name }
      }
      """;

  private static final String CAPSULE =
      """

      capsule page version "1.0.0" {
        owner: "team:page"
        budget(wall_clock: 30d, tool_calls: 10_000, tokens: 1_000_000, usd: 1000.0)
        input {
          name: string
          names: list<string>(max: 20)
          answer: Answer
          level: Level
          item: Item?
        }
        output string
        signal withdraw(reason: string)
        var seen: list<string>(max: 20) = []
        var ready = 0
        signal arrived(name: string) { set ready = ready + 1 }
        steps {
      """;

  private record Block(String kind, String text, int line) {}

  private static List<Block> blocks() throws IOException {
    String page = Files.readString(PAGE);
    List<Block> blocks = new ArrayList<>();
    Matcher matcher = BLOCK.matcher(page);
    while (matcher.find()) {
      int line = (int) page.substring(0, matcher.start()).lines().count() + 1;
      blocks.add(new Block(matcher.group(1).strip(), matcher.group(2), line));
    }
    return blocks;
  }

  private static Compilation compile(String text) {
    return Compiler.compile(
        new CompilationInput(List.of(new SourceText("page.soma", text)), StandardLibrary.INSTANCE));
  }

  private static String file(Block block) {
    return switch (block.kind()) {
      case "declarations" -> HEAD + "\n" + block.text();
      case "steps" -> HEAD + CAPSULE + block.text().indent(4) + "  }\n}\n";
      default -> block.text();
    };
  }

  @TestFactory
  Stream<DynamicTest> everyBlock_isWhatItSays() throws IOException {
    return blocks().stream()
        .map(block ->
            DynamicTest.dynamicTest(
                "line " + block.line() + " " + block.kind(), () -> check(block)));
  }

  private static void check(Block block) {
    String text = file(block);
    Compilation compilation = compile(text);
    String said = said(compilation.diagnostics(), text);
    switch (block.kind()) {
      case "wrong" ->
          assertThat(compilation.diagnostics())
              .as(said)
              .anyMatch(one -> one.isError() && block.text().contains(one.code().id()));
      case "declarations", "steps" -> assertThat(compilation.hasErrors()).as(said).isFalse();
      default -> {
        assertThat(compilation.diagnostics()).as(said).isEmpty();
        assertThat(Formatter.format(compilation.files().getFirst())).isEqualTo(block.text());
      }
    }
  }

  private static String said(List<Diagnostic> diagnostics, String text) {
    LineMap lines = LineMap.of(text);
    StringBuilder said = new StringBuilder();
    for (Diagnostic one : diagnostics) {
      int line = lines.line(one.span().start());
      said.append(one.code().id()).append(' ').append(one.message()).append("\n    ");
      said.append(text, lines.lineStart(line), lines.lineEnd(line));
    }
    return said.toString();
  }

  @Test
  void everyWordOfTheLanguage_isOnThePage() throws IOException {
    String page = Files.readString(PAGE);

    List<String> missing = new ArrayList<>();
    for (String word : SomaWords.RESERVED) {
      if (!page.contains(word)) {
        missing.add(word);
      }
    }
    for (String word : SomaWords.CONTEXTUAL) {
      if (!page.contains(word)) {
        missing.add(word);
      }
    }
    assertThat(missing).isEmpty();
  }
}
