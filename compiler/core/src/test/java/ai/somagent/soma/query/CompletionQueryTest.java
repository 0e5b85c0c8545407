package ai.somagent.soma.query;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class CompletionQueryTest {
  private static Marked at(String steps) {
    return Marked.of(
        """
        module shop

        type Item { name: string, price: int }
        enum Level { low, high }
        error Late(by: duration)

        tool store via java "shop.Store" {
          action get(name: string, level: Level) -> Item { effect: read, risk: low }
        }

        function dear(item: Item) -> bool = item.price > 10

        capsule main version "1.0.0" {
          owner: "team:shop"
          budget(wall_clock: 1m, tool_calls: 5)
          input { wanted: string }
          output string
          steps {
            let item = call store.get(name: "x", level: Level.low)
        %s
            return item.name
          }
        }
        """
            .formatted(steps.indent(4)));
  }

  @Test
  void afterADot_fieldsOfTheValue() {
    assertThat(at("let a = item.¦").completions()).startsWith("name", "price");
  }

  @Test
  void afterADotOfAString_itsMethodsAndNoOthers() {
    assertThat(at("let a = item.name.¦").completions())
        .contains("lowerAscii", "startsWith")
        .doesNotContain("getHours", "distinct");
  }

  @Test
  void halfAName_valuesOfThisPlace() {
    assertThat(at("let a = it¦").completions())
        .startsWith("item", "input.wanted")
        .contains("dear", "Level", "size");
  }

  @Test
  void afterAnEnum_itsCases() {
    assertThat(at("let a = Level.¦").completions()).containsExactly("high", "low");
  }

  @Test
  void afterCall_theActionsOfAllTools() {
    assertThat(at("let a = call ¦").completions()).contains("store.get");
  }

  @Test
  void afterATool_itsActions() {
    assertThat(at("let a = call store.¦").completions()).containsExactly("get");
  }

  @Test
  void inAnArgumentList_theParametersThatAreMissing() {
    assertThat(at("let a = call store.get(name: \"x\", ¦)").completions())
        .startsWith("level")
        .doesNotContain("name");
  }

  @Test
  void whereAStepMayBegin_theWordsForSteps() {
    assertThat(at("¦").completions()).contains("let", "call", "race");
  }

  @Test
  void inACatch_errorKinds() {
    assertThat(at("try { } catch ¦ { }").completions()).contains("Late", "Timeout", "Error");
  }

  @Test
  void whereATypeIsWanted_types() {
    assertThat(at("let a: ¦ = 1").completions())
        .contains("Item", "Level", "string", "untrusted")
        .doesNotContain("item");
  }

  @Test
  void inAComment_nothing() {
    assertThat(at("// it¦").completions()).isEmpty();
  }

  @Test
  void atTheTop_declarations() {
    assertThat(Marked.of("module a\n\n¦").completions()).contains("capsule", "type", "import");
  }

  @Test
  void inImportBraces_whatTheModuleDeclares() {
    Marked at = Marked.of("module a\n\ntype Item { n: int }\n", "module b\n\nimport a { ¦ }\n");

    assertThat(at.completions()).containsExactly("Item");
  }

  @Test
  void inACapsule_itsMembers() {
    Marked at = Marked.of("module a\n\ncapsule m version \"1.0.0\" {\n  ¦\n}\n");

    assertThat(at.completions()).contains("budget", "signal", "steps");
  }
}
