package ai.somagent.soma.format;

import static org.assertj.core.api.Assertions.assertThat;

import ai.somagent.soma.corpus.CorpusCase;
import ai.somagent.soma.corpus.CorpusRunner;
import ai.somagent.soma.diagnostic.CodeFix;
import ai.somagent.soma.diagnostic.TextEdit;
import ai.somagent.soma.parse.Parser;
import ai.somagent.soma.source.SourceText;
import ai.somagent.soma.source.Span;
import ai.somagent.soma.syntax.ParsedFile;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Formatting as edits, of whole texts and of selections. */
class FormatterEditsTest {
  private static String apply(String text, List<TextEdit> edits) {
    int end = 0;
    for (TextEdit edit : edits) {
      assertThat(edit.span().start()).isGreaterThanOrEqualTo(end);
      end = edit.span().end();
    }
    return CorpusRunner.apply(text, new CodeFix("Format", edits));
  }

  static List<CorpusCase> sound() {
    return CorpusCase.all().stream().filter(c -> !Parser.parse(c.source()).hasErrors()).toList();
  }

  /** The same tokens with other blanks; comments and strings keep theirs. */
  private static String crumpled(String text, Random random) {
    StringBuilder out = new StringBuilder();
    boolean dotted = false;
    for (String token : TokenSplitter.split(text)) {
      if (token.isBlank()) {
        out.append("\n");
      } else {
        boolean dot = token.startsWith(".") && !token.equals("..");
        out.append(dot || dotted ? "" : " ".repeat(random.nextInt(3))).append(token);
        out.append(dot || random.nextInt(12) > 0 ? "" : "\n").append(dot ? "" : " ");
        dotted = dot;
      }
    }
    return out.toString();
  }

  @ParameterizedTest
  @MethodSource("sound")
  void corpusFile_isFormattedLawfully(CorpusCase c) {
    String text = c.source().text();
    String formatted = Formatting.formatLawfully(text);
    assertThat(apply(text, Formatter.edits(Formatting.parse(text)))).isEqualTo(formatted);
  }

  @Test
  void canonicalText_needsNoEdits() {
    Random random = new Random(5);
    for (CorpusCase c : sound()) {
      String text = Formatting.format(c.source().text());
      ParsedFile file = Formatting.parse(text);
      assertThat(Formatter.edits(file)).isEmpty();
      for (int i = 0; i < 8; i++) {
        assertThat(Formatter.formatRange(file, range(text, random))).as(text).isEmpty();
      }
    }
  }

  private static Span range(String text, Random random) {
    int start = random.nextInt(text.length() + 1);
    int most = Math.min(text.length() - start, 1 + text.length() / 4);
    return new Span(start, start + random.nextInt(most + 1));
  }

  @Test
  void selectionOfACrumpledText_isLaidOutAndTheRestIsNot() {
    Random random = new Random(6);
    int smaller = 0;
    int all = 0;
    for (long seed = 30_000; seed < 30_150; seed++) {
      String text = crumpled(ProgramGenerator.file(seed), random);
      ParsedFile file = Formatting.parse(text);
      String formatted = Formatter.format(file);
      for (int i = 0; i < 4; i++) {
        List<TextEdit> edits = Formatter.formatRange(file, range(text, random));
        String changed = apply(text, edits);
        ParsedFile after = Formatting.parse(changed);
        assertThat(SyntaxDump.of(after.file())).isEqualTo(SyntaxDump.of(file.file()));
        assertThat(Formatter.format(after)).isEqualTo(formatted);
        all++;
        smaller += changed.equals(formatted) ? 0 : 1;
      }
    }
    assertThat(smaller).isGreaterThan(all / 3);
  }

  @Test
  void step_isLaidOutAloneWithItsDocumentation() {
    String text =
        """
        module m
        task t(  ) {
           let a=1
             /// why
          let   b = f( x:1 )
          let   c = 2
        }
        """;
    ParsedFile file = Formatting.parse(text);
    int at = text.indexOf("b =");
    assertThat(apply(text, Formatter.formatRange(file, new Span(at, at))))
        .isEqualTo(
            """
            module m
            task t(  ) {
               let a=1
              /// why
              let b = f(x: 1)
              let   c = 2
            }
            """);
  }

  @Test
  void membersOutOfOrder_areSortedTogether() {
    String text =
        """
        module m
        capsule c version "1" {
          steps {}
          input { a: int }
        }
        let   z = 1
        """;
    ParsedFile file = Formatting.parse(text);
    int start = text.indexOf("steps");
    int end = text.indexOf("}\n}");
    assertThat(apply(text, Formatter.formatRange(file, new Span(start, end))))
        .contains("input { a: int }\n\n  steps {}\n}\nlet   z");
  }

  @Test
  void oneWrongBlank_isOneSmallEdit() {
    String text = "module m\n\nlet a = 1\n\nlet b =  2\n\nlet c = 3\n";
    assertThat(Formatter.edits(Formatting.parse(text)))
        .containsExactly(new TextEdit(new Span(29, 30), ""));
  }

  @Test
  void carriageReturns_stay() {
    String text = "module m\r\n\r\nlet a =  1\r\nlet b = 2\r\n";
    ParsedFile file = Parser.parse(new SourceText("t", text));
    assertThat(apply(text, Formatter.edits(file)))
        .isEqualTo("module m\r\n\r\nlet a = 1\r\nlet b = 2\r\n");
  }
}
