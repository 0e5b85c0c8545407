package ai.somagent.soma.compile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.somagent.soma.corpus.CorpusCase;
import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.ir.node.NodeIr;
import ai.somagent.soma.ir.verify.IrVerifier;
import ai.somagent.soma.source.SourceText;
import ai.somagent.soma.syntax.ParsedFile;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CompilerTest {
  private static final String SOUND =
      """
      module demo

      capsule main version "1.0.0" {
        owner: "team:demo"
        budget(wall_clock: 1m)

        input { path: string }
        output string

        steps {
          let path = input.path
          return "at ${path}"
        }
      }
      """;

  private static Compilation compile(ModuleLibrary library, SourceText... sources) {
    return Compiler.compile(new CompilationInput(List.of(sources), library));
  }

  private static Compilation compile(String text) {
    return compile(ModuleLibrary.EMPTY, new SourceText("main.soma", text));
  }

  private static List<String> idsOf(Compilation compilation) {
    return compilation.diagnostics().stream().map(d -> d.code().id()).toList();
  }

  @Test
  void soundText_givesACapsuleWithASourceMap() {
    Compilation compilation = compile(SOUND);

    assertThat(compilation.diagnostics()).isEmpty();
    assertThat(compilation.hasErrors()).isFalse();
    CompiledCapsule capsule = compilation.capsules().getFirst();
    assertThat(capsule.program().capsule().id()).isEqualTo("demo.main");
    assertThat(capsule.program().entry()).isEqualTo("n0");
    assertThat(capsule.program().nodes().keySet()).containsExactly("n0", "n1");
    assertThat(capsule.program().nodes().get("n1")).isInstanceOf(NodeIr.ReturnIr.class);
    assertThat(capsule.sourceMap().nodes())
        .hasEntrySatisfying(
            "n0",
            place -> {
              assertThat(place.text()).isEqualTo("let path = input.path");
              assertThat(place.startLine()).isEqualTo(11);
              assertThat(place.startColumn()).isEqualTo(5);
            });
  }

  @Test
  void capsules_areLoweredOnce() {
    Compilation compilation = compile(SOUND);

    assertThat(compilation.capsules()).isSameAs(compilation.capsules());
  }

  @Test
  void sameTextTwice_givesTheSameDigest() {
    String first = compile(SOUND).capsules().getFirst().sourceMap().program();
    String moved =
        compile(SOUND.replace("  steps", "\n\n  steps"))
            .capsules()
            .getFirst()
            .sourceMap()
            .program();

    assertThat(first).startsWith("sha256:").isEqualTo(moved);
  }

  @Test
  void textWithErrors_hasNoCapsules() {
    Compilation compilation = compile(SOUND.replace("${path}", "${pth}"));

    assertThat(idsOf(compilation)).contains("E2001");
    assertThat(compilation.hasErrors()).isTrue();
    assertThatThrownBy(compilation::capsules).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void warningsAlone_stopNothing() {
    Compilation compilation = compile(SOUND.replace("  owner: \"team:demo\"\n", ""));

    assertThat(idsOf(compilation)).containsExactly("W4001");
    assertThat(compilation.hasErrors()).isFalse();
    assertThat(compilation.capsules()).hasSize(1);
  }

  @Test
  void syntaxError_hidesWhatOnlyFollowsFromIt() {
    Compilation compilation = compile(SOUND.replace("let path = input.path", "let path = "));

    assertThat(compilation.hasErrors()).isTrue();
    assertThat(compilation.diagnostics()).allMatch(Diagnostic::isError);
    assertThat(idsOf(compilation)).allMatch(id -> id.startsWith("E1"));
  }

  @Test
  void syntaxError_leavesOtherMistakesVisible() {
    Compilation compilation =
        compile(SOUND.replace("let path = input.path", "let path = ").replace("1.0.0", "one"));

    assertThat(idsOf(compilation)).contains("E4033");
  }

  private static String chain(int length, String link, String last) {
    StringBuilder text = new StringBuilder(SOUND);
    for (int i = 0; i < length; i++) {
      text.append("\ntype A").append(i).append(' ').append(link.replace("#", "A" + (i + 1)));
    }
    return text.append("\ntype A").append(length).append(' ').append(last).append('\n').toString();
  }

  @Test
  void chainOfTypes_isRefusedOnceWhereItGetsTooLong() {
    assertThat(idsOf(compile(chain(199, "= #", "= int")))).isEmpty();
    Compilation longest =
        compile(
            chain(199, "{ a: # }", "{ a: int }").replace("path: string", "path: string, a: A0"));
    assertThat(idsOf(longest)).isEmpty();
    assertThat(IrVerifier.verify(longest.capsules().getFirst().program())).isEmpty();
    assertThat(idsOf(compile(chain(8_000, "= #", "= int")))).containsExactly("E3032");
    assertThat(idsOf(compile(chain(8_000, "{ a: # }", "{ a: int }")))).containsExactly("E3032");
  }

  @Test
  void circleOfManyTypes_isRefusedOnce() {
    assertThat(idsOf(compile(chain(4_000, "= #", "= A0")))).containsExactly("E3016");
    assertThat(idsOf(compile(chain(4_000, "{ a: # }", "{ a: A0 }")))).containsExactly("E3016");
  }

  @Test
  void filesOfOneModule_shareTheirNames() {
    SourceText other = new SourceText("other.soma", "module demo\n\nlet place = \"here\"\n");
    Compilation compilation =
        compile(
            ModuleLibrary.EMPTY,
            new SourceText("main.soma", SOUND.replace("${path}", "${path} ${place}")),
            other);

    assertThat(compilation.diagnostics()).isEmpty();
    assertThat(compilation.capsules()).hasSize(1);
  }

  @Test
  void importedLibraryModule_isChecked() {
    ModuleLibrary library =
        module ->
            module.equals("kit")
                ? List.of(new SourceText("kit.soma", "module kit\n\nlet place = \"here\"\n"))
                : List.of();
    String text =
        SOUND
            .replace("module demo\n", "module demo\n\nimport kit { place }\n")
            .replace("${path}", "${path} ${place}");
    Compilation compilation = compile(library, new SourceText("main.soma", text));

    assertThat(compilation.diagnostics()).isEmpty();
  }

  @Test
  void brokenLibraryModule_isOurFault() {
    ModuleLibrary library =
        module -> List.of(new SourceText("kit.soma", "module kit\n\nlet place = nowhere\n"));
    String text = SOUND.replace("module demo\n", "module demo\n\nimport kit { place }\n");

    assertThatThrownBy(() -> compile(library, new SourceText("main.soma", text)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("kit.soma")
        .hasMessageContaining("E2001");
  }

  @Test
  void capsuleInALibraryModule_isNoneOfOurs() {
    ModuleLibrary library =
        module -> List.of(new SourceText("kit.soma", SOUND.replace("module demo", "module kit")));
    String text = "module demo\n\nimport kit as kit\n";
    Compilation compilation = compile(library, new SourceText("main.soma", text));

    assertThat(compilation.checkedCapsules()).isEmpty();
  }

  @Test
  void noTexts_giveNothing() {
    Compilation compilation = compile(ModuleLibrary.EMPTY);

    assertThat(compilation.diagnostics()).isEmpty();
    assertThat(compilation.capsules()).isEmpty();
  }

  @Test
  void manyFiles_areParsedSideBySideWithTheOutcomeOfOneByOne() {
    List<SourceText> texts = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      String value = i % 7 == 0 ? "nowhere" : Integer.toString(i);
      texts.add(new SourceText("f" + i + ".soma", "module m" + i + "\n\nlet x = " + value + "\n"));
    }
    Compilation all = Compiler.compile(new CompilationInput(texts, ModuleLibrary.EMPTY));
    assertThat(all.files()).extracting(ParsedFile::source).isEqualTo(texts);
    List<Diagnostic> single = new ArrayList<>();
    for (SourceText text : texts) {
      single.addAll(
          Compiler.compile(new CompilationInput(List.of(text), ModuleLibrary.EMPTY)).diagnostics());
    }
    assertThat(all.diagnostics()).hasSize(29).containsExactlyInAnyOrderElementsOf(single);
  }

  @Test
  void manyCapsules_areJudgedSideBySideWithTheOutcomeOfOneByOne() {
    List<SourceText> texts = new ArrayList<>();
    for (String area : List.of("labels", "bounds", "policies")) {
      for (CorpusCase one : CorpusCase.area(area)) {
        String text = one.source().text().replaceFirst("module \\w+", "module m" + texts.size());
        texts.add(new SourceText(one.name(), text));
      }
    }
    List<Diagnostic> single = new ArrayList<>();
    for (SourceText text : texts) {
      single.addAll(
          Compiler.compile(new CompilationInput(List.of(text), ModuleLibrary.EMPTY)).diagnostics());
    }
    assertThat(single).hasSizeGreaterThan(100);
    for (int round = 0; round < 3; round++) {
      Compilation all = Compiler.compile(new CompilationInput(texts, ModuleLibrary.EMPTY));
      assertThat(all.diagnostics()).containsExactlyInAnyOrderElementsOf(single);
    }
  }
}
