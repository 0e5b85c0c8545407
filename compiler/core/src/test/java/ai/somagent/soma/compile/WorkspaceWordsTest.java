package ai.somagent.soma.compile;

import static org.assertj.core.api.Assertions.assertThat;

import ai.somagent.soma.checked.CheckedCapsule;
import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.source.SourceText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * Exchanges words and lines in texts whose declarations depend on each other in every way: through
 * bodies of functions, labels, tasks, runs of capsules and policies.
 */
final class WorkspaceWordsTest {
  private static final Map<String, String> TEXTS = new LinkedHashMap<>();

  static {
    TEXTS.put(
        "data.soma",
        """
        module demo.data

        type Key = secret string
        type Note { text: untrusted string, path: string = "/tmp/a", key: secret string? }
        enum Level { low, high }
        error Refused(why: string)
        let limit: int = 3
        let base: string = "/tmp"

        function shorter(text: string) -> string = text.substring(0, limit)

        function home(note: Note) -> string = Note(text: "x").path

        function path(note: Note) -> string = home(note) + "/" + shorter("abcdef")
        """);
    TEXTS.put(
        "rules.soma",
        """
        module demo.rules

        import demo.data { path, Note, Level }

        function place(name: string) -> string = path(Note(text: "y")) + name

        function level(name: string) -> Level = place(name) == "/tmp" ? Level.low : Level.high

        policy careful version "1.0.0" {
          deny when step.args.?path == place("a") because "that file is not ours"
          warn when step.cost.usd > 1.0 because "dear"
        }
        """);
    TEXTS.put(
        "tools.soma",
        """
        module demo.work

        tool files via java "demo.Files" {
          action read(path: string) -> string(max: 4000) { effect: read, risk: low }
          action write(path: string, text: string) { effect: write, risk: medium, cost: 2.5 }
        }

        task fetch(path: string) -> string {
          let text = call files.read(path: path)
          return text
        }
        """);
    TEXTS.put(
        "main.soma",
        """
        module demo.work

        import demo.data { Note, limit, shorter, Refused }
        import demo.rules { careful, place, level }
        import demo.data as data

        capsule first version "1.0.0" {
          owner: "team:demo"
          autonomy: kamachiq
          policies: [careful]
          budget(tool_calls: 4, usd: 20.0, wall_clock: 10m)
          input { note: Note }
          output string
          steps {
            let text = call files.read(path: place("b"))
            call files.write(path: place("c"), text: text)
              undo {}
            return shorter(text)
          }
        }

        capsule second version "1.0.0" {
          owner: "team:demo"
          budget(tool_calls: 6, wall_clock: 1h, usd: 50.0)
          input { name: string }
          output string
          steps {
            let text = run fetch(path: data.path(Note(text: input.name)))
            if level(text) == data.Level.high {
              fail Refused(why: "no")
            }
            return text
          }
        }

        capsule third version "1.0.0" {
          owner: "team:demo"
          budget(tool_calls: 9, wall_clock: 2h, usd: 90.0)
          output string
          steps {
            let found = run second(name: shorter("ab")) timeout 5m
            let all = for i in [1, 2, 3] {
              yield "${found} ${i}"
            }
            return all.join(", ")
          }
        }

        test "third" of third {
          expect elapsed < 1h
        }
        """);
  }

  private static final Pattern WORD = Pattern.compile("[A-Za-z_]+|[0-9.]+");

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

  @Test
  void exchangedWords_areJudgedAsAFreshCompilationJudgesThem() {
    for (int seed = 0; seed < Integer.getInteger("soma.edits.seeds", 12); seed++) {
      Random random = new Random(seed);
      Map<String, String> texts = new LinkedHashMap<>(TEXTS);
      CheckedWorkspace workspace = CheckedWorkspace.of(input(texts));
      for (int i = 0; i < 40; i++) {
        String name = List.copyOf(texts.keySet()).get(random.nextInt(texts.size()));
        String edited =
            random.nextInt(3) == 0 ? text(TEXTS, name) : edit(text(texts, name), random);
        texts.put(name, edited);

        workspace = workspace.with(new SourceText(name, edited));

        assertSame(workspace, texts, "seed %d, edit %d of %s%n%s".formatted(seed, i, name, edited));
      }
    }
  }

  private static CompilationInput input(Map<String, String> texts) {
    List<SourceText> sources = new ArrayList<>();
    texts.forEach((name, text) -> sources.add(new SourceText(name, text)));
    return new CompilationInput(sources, ModuleLibrary.EMPTY);
  }

  private static void assertSame(
      CheckedWorkspace workspace, Map<String, String> texts, String what) {
    Compilation fresh = Compiler.compile(input(texts));
    List<Diagnostic> all = new ArrayList<>();
    workspace.files().stream()
        .sorted((a, b) -> a.source().compareTo(b.source()))
        .forEach(file -> all.addAll(file.diagnostics()));
    assertThat(said(all)).as(what).isEqualTo(said(fresh.diagnostics()));
    CheckedFile main = Objects.requireNonNull(workspace.file("main.soma"));
    List<CheckedCapsule> wanted =
        fresh.checkedCapsules().stream().filter(one -> one.source().equals("main.soma")).toList();
    assertThat(main.capsules())
        .as(what)
        .extracting(CheckedCapsule::name)
        .isEqualTo(wanted.stream().map(CheckedCapsule::name).toList());
  }

  /** Exchanges a word for one of another place, or takes away, repeats or moves a line. */
  private static String edit(String text, Random random) {
    if (random.nextInt(4) == 0) {
      List<String> lines = new ArrayList<>(text.lines().toList());
      String line = lines.remove(random.nextInt(lines.size()));
      if (random.nextBoolean()) {
        lines.add(random.nextInt(lines.size() + 1), line);
      }
      return String.join("\n", lines) + "\n";
    }
    List<MatchResult> words = WORD.matcher(text).results().toList();
    List<MatchResult> others = WORD.matcher(String.join(" ", TEXTS.values())).results().toList();
    MatchResult at = words.get(random.nextInt(words.size()));
    String word = others.get(random.nextInt(others.size())).group();
    return text.substring(0, at.start()) + word + text.substring(at.end());
  }

  @Test
  void textsBeforeEdits_haveNoMistakes() {
    assertThat(said(Compiler.compile(input(TEXTS)).diagnostics()).lines())
        .noneMatch(line -> line.contains(" E"));
  }
}
