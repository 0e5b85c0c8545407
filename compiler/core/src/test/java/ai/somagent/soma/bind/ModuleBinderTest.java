package ai.somagent.soma.bind;

import static org.assertj.core.api.Assertions.assertThat;

import ai.somagent.soma.corpus.CorpusRunner;
import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.diagnostic.DiagnosticSink;
import ai.somagent.soma.parse.Parser;
import ai.somagent.soma.source.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ModuleBinderTest {
  private final DiagnosticSink sink = new DiagnosticSink();

  private BoundProgram bind(Map<String, String> library, String... texts) {
    List<SourceText> workspace = new ArrayList<>();
    for (int i = 0; i < texts.length; i++) {
      workspace.add(new SourceText("file" + i + ".soma", texts[i]));
    }
    ModuleBinder binder = new ModuleBinder(LibraryTexts.of(library), Parser::parse, sink);
    return binder.bind(workspace.stream().map(Parser::parse).toList());
  }

  private List<String> messages() {
    return sink.sorted().stream()
        .map(d -> d.code().id() + " " + d.source() + " " + d.message())
        .toList();
  }

  private static List<String> names(BoundProgram program) {
    return program.modules().stream().map(BoundModule::name).toList();
  }

  @Test
  void filesWithOneHeader_shareTheirNames() {
    BoundProgram program =
        bind(Map.of(), "module a\nenum Level { low }\n", "module a\nlet least = Level.low\n");

    assertThat(messages()).isEmpty();
    assertThat(program.modules()).hasSize(1);
    assertThat(program.modules().getFirst().declarations().keySet())
        .containsExactly("Level", "least");
  }

  @Test
  void importedModules_comeBeforeTheirImporters() {
    BoundProgram program =
        bind(
            Map.of("kit", "module kit\nimport base { One }\ntype Two { one: One }\n"),
            "module app\nimport kit { Two }\ntype Three { two: Two }\n",
            "module base\nlet unit = 1\ntype One { n: int }\n");

    assertThat(messages()).isEmpty();
    assertThat(names(program)).containsExactly("base", "kit", "app");
    assertThat(program.modules().get(1).isLibrary()).isTrue();
    assertThat(program.modules().get(2).isLibrary()).isFalse();
  }

  @Test
  void workspaceModule_winsOverTheLibrary() {
    BoundProgram program =
        bind(
            Map.of("kit", "module kit\nlet other = 1\n"),
            "module app\nimport kit { mine }\nlet x = mine\n",
            "module kit\nlet mine = 1\n");

    assertThat(messages()).isEmpty();
    assertThat(names(program)).containsExactly("kit", "app");
  }

  @Test
  void unknownModule_namesTheNearestOne() {
    bind(Map.of(), "module acme.web\nimport acme.kitt { x }\n", "module acme.kit\nlet x = 1\n");

    Diagnostic only = sink.sorted().getFirst();
    assertThat(messages()).containsExactly("E2002 file0.soma unknown module `acme.kitt`");
    assertThat(only.fixes().getFirst().edits().getFirst().replacement()).isEqualTo("acme.kit");
  }

  @Test
  void unknownImport_namesTheNearestDeclaration() {
    bind(Map.of(), "module a\nimport b { Severty }\n", "module b\nenum Severity { low }\n");

    assertThat(messages()).containsExactly("E2003 file0.soma module `b` declares no `Severty`");
    assertThat(sink.sorted().getFirst().help()).isEqualTo("did you mean `Severity`?");
  }

  @Test
  void circleOfImports_isReportedOnceWithItsWay() {
    bind(
        Map.of(),
        "module a\nimport b { two }\nlet one = two\n",
        "module b\nimport c { three }\nlet two = three\n",
        "module c\nimport a { one }\nlet three = one\n");

    assertThat(messages())
        .containsExactly(
            "E2004 file2.soma modules import each other in a circle: `a` → `b` → `c` → `a`");
    assertThat(sink.sorted().getFirst().related()).hasSize(2);
  }

  @Test
  void importOfTheOwnModule_isReported() {
    bind(Map.of(), "module a\nimport a { one }\nlet one = 1\n");

    assertThat(messages()).containsExactly("E2004 file0.soma a module cannot import itself");
  }

  @Test
  void nameDeclaredInTwoFiles_pointsToTheFirst() {
    bind(Map.of(), "module a\nlet one = 1\n", "module a\nlet one = 2\n");

    assertThat(messages())
        .containsExactly("E2005 file1.soma `one` is declared twice in module `a`");
    assertThat(sink.sorted().getFirst().related().getFirst().source()).isEqualTo("file0.soma");
  }

  @Test
  void importedNameThatIsDeclaredToo_isReported() {
    bind(Map.of(), "module a\nimport b { one }\nlet one = 1\n", "module b\nlet one = 2\n");

    assertThat(messages()).containsExactly("E2006 file0.soma `one` is also declared in module `a`");
  }

  @Test
  void taskOfAnotherModule_cannotBeImported() {
    bind(Map.of(), "module a\nimport b { t }\n", "module b\ntask t() { return }\n");

    assertThat(messages())
        .containsExactly(
            "E2003 file0.soma task `t` is private to module `b`",
            "W2002 file1.soma nothing runs the task `t`");
  }

  @Test
  void importWithoutNames_isReported() {
    bind(Map.of(), "module a\nimport b\n", "module b\nlet one = 1\n");

    assertThat(messages()).containsExactly("E2010 file0.soma the import of `b` names nothing");
  }

  @Test
  void unusedImport_isAWarningWithAFix() {
    String text =
        """
        module a

        import b {
          one,
          three,
          two,
        }

        // three is only mentioned
        let x = "${one}" + string(two)
        """;
    bind(Map.of(), text, "module b\nlet one = 1\nlet two = 2\nlet three = 3\n");

    assertThat(messages()).containsExactly("W2001 file0.soma `three` is imported and never used");
    assertThat(CorpusRunner.apply(text, sink.sorted().getFirst().fixes().getFirst()))
        .contains("  one,\n  two,\n");
  }

  @Test
  void importWithoutAnyUse_isRemovedAsALine() {
    String text = "module a\nimport b { one }\nimport b as kit\nlet x = kit.two\n";
    bind(Map.of(), text, "module b\nlet one = 1\nlet two = 2\n");

    assertThat(CorpusRunner.apply(text, sink.sorted().getFirst().fixes().getFirst()))
        .isEqualTo("module a\nimport b as kit\nlet x = kit.two\n");
  }

  @Test
  void syntaxErrorOfALibrary_isReported() {
    bind(Map.of("kit", "module kit\nlet = 1\n"), "module a\nimport kit as k\nlet x = k.y\n");

    assertThat(sink.hasErrors()).isTrue();
    assertThat(sink.sorted().getFirst().source()).isEqualTo("library/kit.soma");
  }
}
