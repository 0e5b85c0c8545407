package ai.somagent.soma.compile;

import static org.assertj.core.api.Assertions.assertThat;

import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.source.SourceText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class CheckedWorkspaceTest {
  private static final Map<String, String> TEXTS = new LinkedHashMap<>();

  static {
    TEXTS.put(
        "types.soma",
        """
        module shop.types

        type Item { name: string, price: int(min: 0) }
        enum Level { low, high }
        union Answer { found(item: Item) missing }
        error Late(by: duration)
        """);
    TEXTS.put(
        "rules.soma",
        """
        module shop.rules

        import shop.types { Item, Level, Answer }

        function level(item: Item) -> Level = item.price > limit ? Level.high : Level.low

        function answer(item: Item?) -> Answer =
          item == null ? Answer.missing : Answer.found(item: item)
        """);
    TEXTS.put("limits.soma", "module shop.rules\n\nlet limit = 10\n\nlet other = limit + 1\n");
    TEXTS.put(
        "main.soma",
        """
        module shop

        import shop.types { Item, Late }
        import shop.rules as rules

        tool store version "1" via java "shop.Store" {
          action get(name: string) -> Item { effect: read, risk: low }
        }

        capsule main version "1.0.0" {
          owner: "team:shop"
          budget(wall_clock: 1m, tool_calls: 5)
          input { name: string }
          output string
          steps {
            let item = call store.get(name: input.name)
            if item.price > 5 {
              fail Late(by: 5m)
            }
            return "${item.name} ${rules.level(item)}"
          }
        }
        """);
    TEXTS.put(
        "second.soma",
        """
        module shop

        capsule second version "1.0.0" {
          owner: "team:shop"
          budget(wall_clock: 1m, tool_calls: 5)
          steps {
            let item = call store.get(name: "x")
            try { fail Late(by: 5m) } catch Timeout { }
          }
        }
        """);
  }

  private static final List<String> WORDS =
      List.of(
          " ",
          "\n",
          "x",
          "Item",
          "Level",
          "price",
          "limit",
          "name",
          "}",
          "{",
          "(",
          ")",
          "let y = 1\n",
          "string",
          "int",
          "?",
          "store",
          "get",
          "fail Late(by: 1s)\n",
          "// note\n",
          "enum More { a, b }\n",
          "function more() -> int = 1\n",
          "import shop.rules { level }\n",
          "\"",
          "module",
          "low");

  private static List<SourceText> sources(Map<String, String> texts) {
    List<SourceText> sources = new ArrayList<>();
    texts.forEach((name, text) -> sources.add(new SourceText(name, text)));
    return sources;
  }

  private static String said(List<Diagnostic> diagnostics) {
    StringBuilder said = new StringBuilder();
    for (Diagnostic one : diagnostics) {
      said.append(one.source()).append(' ').append(one.span()).append(' ');
      said.append(one.code().id()).append(' ').append(one.message()).append('\n');
    }
    return said.toString();
  }

  private static String text(Map<String, String> texts, String name) {
    return Objects.requireNonNull(texts.get(name), name);
  }

  private static String of(CheckedWorkspace workspace) {
    List<Diagnostic> all = new ArrayList<>();
    workspace.files().stream()
        .sorted((a, b) -> a.source().compareTo(b.source()))
        .forEach(file -> all.addAll(file.diagnostics()));
    return said(all);
  }

  private static String fresh(Map<String, String> texts) {
    return said(
        Compiler.compile(new CompilationInput(sources(texts), ModuleLibrary.EMPTY)).diagnostics());
  }

  @Test
  void randomEdits_areJudgedAsAFreshCompilationJudgesThem() {
    for (int seed = 0; seed < Integer.getInteger("soma.edits.seeds", 12); seed++) {
      Random random = new Random(seed);
      Map<String, String> texts = new LinkedHashMap<>(TEXTS);
      CheckedWorkspace workspace =
          CheckedWorkspace.of(new CompilationInput(sources(texts), ModuleLibrary.EMPTY));
      for (int i = 0; i < 60; i++) {
        String name = List.copyOf(texts.keySet()).get(random.nextInt(texts.size()));
        String edited =
            random.nextInt(4) == 0 ? text(TEXTS, name) : edit(text(texts, name), random);
        String before = texts.put(name, edited);
        workspace = workspace.with(new SourceText(name, edited));

        assertThat(of(workspace))
            .as(
                "seed %d, edit %d of %s%n--- before%n%s%n--- after%n%s",
                seed, i, name, before, edited)
            .isEqualTo(fresh(texts));
      }
    }
  }

  private static String edit(String text, Random random) {
    int at = random.nextInt(text.length() + 1);
    int end = Math.min(text.length(), at + random.nextInt(6));
    return switch (random.nextInt(3)) {
      case 0 -> text.substring(0, at) + text.substring(end);
      case 1 ->
          text.substring(0, at) + WORDS.get(random.nextInt(WORDS.size())) + text.substring(at);
      default ->
          text.substring(0, at) + WORDS.get(random.nextInt(WORDS.size())) + text.substring(end);
    };
  }

  @Test
  void editOfABody_checksNoOtherText() {
    CheckedWorkspace before =
        CheckedWorkspace.of(new CompilationInput(sources(TEXTS), ModuleLibrary.EMPTY));
    String edited = text(TEXTS, "main.soma").replace("> 5", "> 6");

    CheckedWorkspace after = before.with(new SourceText("main.soma", edited));

    assertThat(after.file("second.soma")).isSameAs(before.file("second.soma"));
    assertThat(after.file("rules.soma")).isSameAs(before.file("rules.soma"));
    assertThat(after.file("main.soma")).isNotSameAs(before.file("main.soma"));
  }

  @Test
  void editOfADeclaration_checksThoseThatUseIt() {
    CheckedWorkspace before =
        CheckedWorkspace.of(new CompilationInput(sources(TEXTS), ModuleLibrary.EMPTY));
    String edited = text(TEXTS, "limits.soma").replace("limit = 10", "limit = \"10\"");

    CheckedWorkspace after = before.with(new SourceText("limits.soma", edited));

    assertThat(after.file("types.soma")).isSameAs(before.file("types.soma"));
    assertThat(of(after)).contains("rules.soma");
  }

  @Test
  void removedText_isMissedByItsUsers() {
    CheckedWorkspace workspace =
        CheckedWorkspace.of(new CompilationInput(sources(TEXTS), ModuleLibrary.EMPTY));
    Map<String, String> rest = new LinkedHashMap<>(TEXTS);
    rest.remove("types.soma");

    assertThat(of(workspace.without("types.soma")))
        .isEqualTo(fresh(rest))
        .contains("unknown module");
  }
}
