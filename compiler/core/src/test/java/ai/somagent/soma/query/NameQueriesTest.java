package ai.somagent.soma.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

final class NameQueriesTest {
  private static final String TYPES =
      """
      module shop.types

      /// What is sold.
      type Item { name: string, price: int }
      union Answer { found(item: Item) missing }
      enum Level { low, high }
      """;

  private static String main(String steps) {
    return """
    module shop

    import shop.types { Item, Answer, Level }

    tool store via java "shop.Store" {
      action get(name: string) -> Item { effect: read, risk: low }
    }

    function dear(item: Item) -> bool = item.price > 10

    capsule main version "1.0.0" {
      owner: "team:shop"
      budget(wall_clock: 1m, tool_calls: 5)
      input { name: string, answer: Answer }
      output string
      steps {
    %s
      }
    }
    """
        .formatted(steps.indent(4));
  }

  @Test
  void localVariable_isFoundWhereItIsBound() {
    Marked at =
        Marked.of(TYPES, main("let item = call store.get(name: input.name)\nreturn it¦em.name"));

    assertThat(at.show(at.definition())).isEqualTo("1.soma:17 item");
    assertThat(at.references()).containsExactly("1.soma:17 item", "1.soma:18 item");
  }

  @Test
  void fieldOfAnImportedRecord_isFoundInItsFile() {
    Marked at =
        Marked.of(TYPES, main("let item = call store.get(name: input.name)\nreturn item.na¦me"));

    assertThat(at.show(at.definition())).isEqualTo("0.soma:4 name");
    assertThat(at.references()).containsExactly("0.soma:4 name", "1.soma:18 name");
  }

  @Test
  void fieldInAFunction_isTheSameField() {
    Marked at = Marked.of(TYPES.replace("price", "pr¦ice"), main("return \"\""));

    assertThat(at.references()).containsExactly("0.soma:4 price", "1.soma:9 price");
  }

  @Test
  void argumentName_isTheParameter() {
    Marked at =
        Marked.of(TYPES, main("let item = call store.get(na¦me: input.name)\nreturn item.name"));

    assertThat(at.references()).containsExactly("1.soma:6 name", "1.soma:17 name");
  }

  @Test
  void inputField_isFoundInTheInput() {
    Marked at =
        Marked.of(TYPES, main("let item = call store.get(name: input.na¦me)\nreturn item.name"));

    assertThat(at.show(at.definition())).isEqualTo("1.soma:14 name");
    assertThat(at.references()).containsExactly("1.soma:14 name", "1.soma:17 name");
  }

  @Test
  void caseOfAMatch_isTheCaseOfTheUnion() {
    Marked at =
        Marked.of(
            TYPES,
            main(
                """
                return match input.answer {
                  case fo¦und as f -> f.item.name
                  case missing -> "none"
                }\
                """));

    assertThat(at.show(at.definition())).isEqualTo("0.soma:5 found");
  }

  @Test
  void fieldOfANarrowedCase_isFoundInTheUnion() {
    Marked at =
        Marked.of(
            TYPES,
            main(
                """
                return match input.answer {
                  case found as f -> f.it¦em.name
                  case missing -> "none"
                }\
                """));

    assertThat(at.show(at.definition())).isEqualTo("0.soma:5 item");
  }

  @Test
  void macroVariable_staysInItsMacro() {
    Marked at = Marked.of(TYPES, main("let xs = [1, 2]\nreturn string(xs.map(x, ¦x + 1).size())"));

    assertThat(at.references()).containsExactly("1.soma:18 x", "1.soma:18 x");
  }

  @Test
  void renamedType_changesEveryText() {
    Marked at = Marked.of(TYPES.replace("type Item", "type It¦em"), main("return \"\""));

    RenameQuery.Result result = RenameQuery.plan(at.index(), at.source(), at.offset(), "Ware");

    assertThat(result).isInstanceOf(RenameQuery.Plan.class);
    RenameQuery.Plan plan = (RenameQuery.Plan) result;
    assertThat(plan.edits().get("0.soma")).hasSize(2);
    assertThat(plan.edits().get("1.soma")).hasSize(3);
  }

  @Test
  void renameToATakenName_isRefused() {
    Marked at = Marked.of(TYPES, main("let item = 1\nlet oth¦er = item\nreturn string(other)"));

    assertThat(RenameQuery.plan(at.index(), at.source(), at.offset(), "item"))
        .isEqualTo(
            new RenameQuery.Refusal(
                "`item` already stands for something else where `other` is named"));
  }

  @Test
  void renameToALowerCaseType_isRefused() {
    Marked at = Marked.of(TYPES.replace("type Item", "type It¦em"));

    assertThat(RenameQuery.plan(at.index(), at.source(), at.offset(), "ware"))
        .isEqualTo(new RenameQuery.Refusal("types and errors start upper case"));
  }

  private static HoverQuery.Hover hover(Marked at) {
    return Objects.requireNonNull(HoverQuery.of(at.index(), at.source(), at.offset()));
  }

  @Test
  void hoverOfAType_showsItsDeclarationAndItsDocumentation() {
    Marked at = Marked.of(TYPES, main("return \"\"").replace("(item: Item)", "(item: It¦em)"));

    HoverQuery.Hover hover = hover(at);

    assertThat(hover.code()).isEqualTo("type Item { name: string, price: int }");
    assertThat(hover.documentation()).isEqualTo("What is sold.");
  }

  @Test
  void hoverOfAVariable_showsItsType() {
    Marked at = Marked.of(TYPES, main("let it¦em = call store.get(name: \"x\")\nreturn item.name"));

    assertThat(hover(at).code()).isEqualTo("item: Item");
  }

  @Test
  void hoverOfALabelledVariable_saysWhereItsLabelsComeFrom() {
    Marked at =
        Marked.of(
            """
            module demo
            capsule main version "1.0.0" {
              owner: "team:demo"
              budget(wall_clock: 1h)
              input { text: untrusted string(max: 10) }
              steps {
                let first = input.text + "!"
                let _sec¦ond = first + "?"
              }
            }
            """);

    assertThat(hover(at).code()).isEqualTo("_second: untrusted string");
    assertThat(hover(at).documentation()).isEqualTo("- line 7: `input.text` is `untrusted`");
  }

  @Test
  void hoverOfACapsule_saysWhatARunNeeds() {
    String steps = main("let item = call store.get(name: \"x\")\nreturn item.name");
    Marked at = Marked.of(TYPES, steps.replace("capsule main", "capsule ma¦in"));

    assertThat(hover(at).documentation()).contains("| tool calls | 1 | 1 |", "| events |");
  }

  @Test
  void callInParentheses_showsItsParameters() {
    Marked at = Marked.of(TYPES, main("let x = call store.get(¦name: \"x\")\nreturn x.name"));

    assertThat(SignatureQuery.at(at.index(), at.source(), at.offset()))
        .isEqualTo(new SignatureQuery.Signature("get", List.of("name: string"), 0));
  }
}
