package ai.somagent.soma.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import ai.somagent.soma.bind.BindCode;
import ai.somagent.soma.diagnostic.CodeFix;
import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.diagnostic.RelatedSpan;
import ai.somagent.soma.diagnostic.TextEdit;
import ai.somagent.soma.source.SourceText;
import ai.somagent.soma.source.Span;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TextRendererTest {
  private static String show(Diagnostic diagnostic, SourceText... texts) {
    return new TextRenderer(List.of(texts), false).render(diagnostic);
  }

  private static Span find(SourceText text, String words) {
    int at = text.text().indexOf(words);
    assertThat(at).as(words).isNotNegative();
    return new Span(at, at + words.length());
  }

  private static Diagnostic unknown(SourceText text, String words) {
    return Diagnostic.of(
        BindCode.UNKNOWN_NAME, text.name(), find(text, words), "`" + words + "` is wrong");
  }

  private static RelatedSpan see(SourceText text, String words, String label) {
    return new RelatedSpan(text.name(), find(text, words), label);
  }

  @Test
  void severalLabelsOnOneLine_hangBelowTheirPlaces() {
    SourceText text = new SourceText("a.soma", "module a\nlet x = one + two + three\n");
    Diagnostic found =
        unknown(text, "two")
            .withRelated(
                List.of(
                    see(text, "one", "this is an `int`"),
                    see(text, "three", "this is a `string`")));
    assertThat(show(found, text))
        .isEqualTo(
            """
            error[E2001]: `two` is wrong
             --> a.soma:2:15
              |
            2 | let x = one + two + three
              |         ---   ^^^   ----- this is a `string`
              |         |
              |         this is an `int`

            """);
  }

  @Test
  void placesOfOneText_shareASnippetAndOthersHaveTheirOwn() {
    SourceText text = new SourceText("a.soma", "module a\nlet far = 1\n\n\n\nlet x = nme\n");
    SourceText other = new SourceText("b.soma", "module b\nlet name = 1\n");
    Diagnostic found =
        unknown(text, "nme")
            .withRelated(
                List.of(
                    see(text, "far", "not this"),
                    see(other, "name", "did you mean this"),
                    new RelatedSpan("<somagent.std>", new Span(0, 1), "or this")))
            .withHelp("import it first\nor write it yourself");
    assertThat(show(found, text, other))
        .isEqualTo(
            """
            error[E2001]: `nme` is wrong
             --> a.soma:6:9
              |
            2 | let far = 1
              |     --- not this
            ...
            6 | let x = nme
              |         ^^^
             ::: b.soma:2:5
              |
            2 | let name = 1
              |     ---- did you mean this
              = note: or this, in `<somagent.std>`
              = help: import it first
                      or write it yourself

            """);
  }

  @Test
  void spanOverLines_isABracketAtTheLeft() {
    SourceText text =
        new SourceText("a.soma", "module a\nlet x = {\n  1\n  2\n}\nif y {\n  z\n} else\n");
    Diagnostic found =
        unknown(text, "{\n  1\n  2\n}")
            .withRelated(List.of(see(text, "if y {\n  z\n}", "because of this")));
    assertThat(show(found, text))
        .isEqualTo(
            """
            error[E2001]: `{
              1
              2
            }` is wrong
             --> a.soma:2:9
              |
            2 |    let x = {
              |  __________^
            3 | |    1
            4 | |    2
            5 | |  }
              | |__^
            6 |  / if y {
            7 |  |   z
            8 |  | } else
              |  |_- because of this

            """
                .replace("`{\n  1\n  2\n}`", "`{\ufffd  1\ufffd  2\ufffd}`"));
  }

  @Test
  void longSpan_showsItsEndsOnly() {
    SourceText text = new SourceText("a.soma", "a {\n" + "  b\n".repeat(20) + "}\n");
    String shown =
        show(Diagnostic.of(BindCode.UNKNOWN_NAME, "a.soma", new Span(0, 85), "too long"), text);
    assertThat(shown)
        .isEqualTo(
            """
            error[E2001]: too long
              --> a.soma:1:1
               |
             1 | / a {
             2 | |   b
            ...
            21 | |   b
            22 | | }
               | |_^

            """);
  }

  @Test
  void tabsAndWideCharacters_keepMarksUnderTheirCharacters() {
    SourceText text = new SourceText("a.soma", "\tlet 変数 = \"日本\" + nme // e\u0301\n");
    assertThat(show(unknown(text, "nme"), text))
        .contains("1 |     let 変数 = \"日本\" + nme // e\u0301\n")
        .contains("  |                         ^^^\n");
  }

  @Test
  void whatATerminalWouldObey_isNotPrinted() {
    SourceText text = new SourceText("a\u001b[2J.soma", "let \u001b[31m\u202enme = 1\n");
    String shown = show(unknown(text, "nme"), text);
    assertThat(shown).doesNotContain("\u001b").doesNotContain("\u202e").contains("^^^");
  }

  @Test
  void endlessLine_isCutAroundTheMarkAndItsFix() {
    SourceText text = new SourceText("a.soma", "x".repeat(4_000) + "nme" + "y".repeat(900_000));
    TextEdit edit = new TextEdit(find(text, "nme"), "name");
    Diagnostic found =
        unknown(text, "nme").withFixes(List.of(new CodeFix("Write `name`", List.of(edit))));
    String shown = show(found, text);
    assertThat(shown).contains("a.soma:1:4001\n").contains("1 | …" + "x".repeat(39) + "nmey");
    assertThat(shown).contains("yyy…\n").hasSizeLessThan(1_000);
    SourceText shorter = new SourceText("a.soma", text.text().substring(0, 5_000));
    String fixed = show(found, shorter);
    assertThat(fixed).contains("1 - …" + "x".repeat(38) + "nmey").contains("xname");
  }

  @Test
  void veryLongLine_isCutAroundTheMark() {
    SourceText text = new SourceText("a.soma", "x".repeat(500) + "nme" + "y".repeat(500));
    List<String> lines = show(unknown(text, "nme"), text).lines().toList();
    assertThat(lines.get(3)).startsWith("1 | …x").endsWith("y…").hasSizeLessThan(180);
    assertThat(lines.get(4).indexOf('^')).isEqualTo(lines.get(3).indexOf("nme"));
  }

  @Test
  void placePastTheLastLine_isShown() {
    SourceText text = new SourceText("a.soma", "module a\n");
    Diagnostic found =
        Diagnostic.of(BindCode.UNKNOWN_NAME, "a.soma", new Span(9, 9), "something is missing");
    assertThat(show(found, text)).contains("2 |\n  | ^\n");
  }

  @Test
  void fix_isShownAsRemovedAndAddedLines() {
    SourceText text = new SourceText("a.soma", "module a\nlet x = nme\n\nlet y = 1\n");
    Diagnostic found =
        unknown(text, "nme")
            .withFixes(
                List.of(
                    new CodeFix(
                        "Rename to `name`",
                        List.of(
                            new TextEdit(find(text, "nme"), "name"),
                            new TextEdit(new Span(9, 9), "import b { name }\n"))),
                    new CodeFix(
                        "Rename to `gnome`", List.of(new TextEdit(find(text, "nme"), "gnome")))));
    assertThat(show(found, text))
        .endsWith(
            """
              = fix: Rename to `name`
              |
            2 - let x = nme
            2 + import b { name }
            3 + let x = name
              = or: Rename to `gnome`

            """);
  }

  @Test
  void insertedLine_removesNothing() {
    SourceText text = new SourceText("a.soma", "capsule a {\n  steps {}\n}\n");
    Diagnostic found =
        unknown(text, "a")
            .withFixes(
                List.of(
                    new CodeFix(
                        "Add an owner",
                        List.of(new TextEdit(new Span(12, 12), "  owner: \"team:x\"\n")))));
    assertThat(show(found, text))
        .endsWith("  = fix: Add an owner\n  |\n2 +   owner: \"team:x\"\n\n");
  }

  @Test
  void colours_endWhereTheyBegan() {
    SourceText text = new SourceText("a.soma", "let x = nme\n");
    String shown = new TextRenderer(List.of(text), true).render(unknown(text, "nme"));
    assertThat(shown).contains("\u001b[1;31m^^^\u001b[0m");
    assertThat(shown.strip()).endsWith("\u001b[0m");
  }
}
