package ai.somagent.soma.parse;

import static org.assertj.core.api.Assertions.assertThat;

import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.source.SourceText;
import ai.somagent.soma.syntax.ParsedFile;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts made to break a parser, read on a stack of 512 KiB. */
class HostileTextTest {
  private static final int SMALL_STACK = 512 * 1024;
  private static final int MANY = 100_000;

  @ParameterizedTest
  @ValueSource(strings = {"(", "[", "{", ")", "]", "}", "([{", "-(", "f(", "[[", "{\"a\":", "a?("})
  void brackets_areRefusedByDepthOrSurplus(String bracket) {
    ParsedFile file = parse("module m\nlet x = " + bracket.repeat(MANY));
    assertThat(file.hasErrors()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"(", "[", "f(", "{\"a\":", "a[", "\"${"})
  void bracketsPastTheLimit_giveOneMessage(String bracket) {
    ParsedFile file = parse("module m\nlet x = " + bracket.repeat(101));
    assertThat(file.diagnostics())
        .extracting(Diagnostic::code)
        .containsExactly(ParseCode.NESTING_TOO_DEEP);
  }

  @Test
  void bracketsUpToTheLimit_areRead() {
    int depth = TokenScan.MAX_DEPTH;
    ParsedFile file = parse("module m\nlet x = " + "(".repeat(depth) + "1" + ")".repeat(depth));
    assertThat(file.diagnostics()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "if a { ",
        "match a { case b { ",
        "parallel { ",
        "try { ",
        "race { case branch { "
      })
  void blocksUpToTheLimit_areRead(String block) {
    int braces = (int) block.chars().filter(c -> c == '{').count();
    int times = (TokenScan.MAX_DEPTH - 2) / braces;
    String close = ("}" + (braces == 2 ? "}" : "")).repeat(times);
    String text = "module m\ntask t() { " + block.repeat(times) + close + " }";
    ParsedFile file = parse(text);
    assertThat(file.diagnostics())
        .extracting(Diagnostic::code)
        .doesNotContain(ParseCode.NESTING_TOO_DEEP);
  }

  @Test
  void nestedInterpolations_areCounted() {
    ParsedFile file = parse("module m\nlet x = " + "\"${".repeat(MANY));
    assertThat(file.diagnostics())
        .extracting(Diagnostic::code)
        .containsExactly(ParseCode.NESTING_TOO_DEEP);
  }

  @Test
  void nestedTypes_areCounted() {
    ParsedFile file = parse("module m\ntype T = " + "list<".repeat(MANY));
    assertThat(file.diagnostics())
        .extracting(Diagnostic::code)
        .containsExactly(ParseCode.NESTING_TOO_DEEP);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {" + 1", " && a", ".a", ".a()", "[0]", " ? a : a", " is a", " ?? a", " in a"})
  void longChains_areAnswered(String link) {
    ParsedFile file = parse("module m\nlet x = a" + link.repeat(MANY));
    assertThat(file.diagnostics())
        .extracting(Diagnostic::code)
        .contains(ParseCode.EXPRESSION_TOO_LONG);
  }

  @ParameterizedTest
  @ValueSource(strings = {"!", "-"})
  void longPrefixes_areAnswered(String prefix) {
    ParsedFile file = parse("module m\nlet x = " + prefix.repeat(MANY) + "a");
    assertThat(file.diagnostics())
        .extracting(Diagnostic::code)
        .containsExactly(ParseCode.EXPRESSION_TOO_LONG);
  }

  @Test
  void chainUpToTheLimit_isRead() {
    ParsedFile file = parse("module m\nlet x = a" + " + 1".repeat(ExpressionBuilder.MAX_DEPTH));
    assertThat(file.diagnostics()).isEmpty();
  }

  @Test
  void longElseChain_isAnswered() {
    ParsedFile file = parse("module m\ntask t() { if a {}" + " else if a {}".repeat(50_000) + " }");
    assertThat(file.diagnostics())
        .extracting(Diagnostic::code)
        .containsExactly(ParseCode.EXPRESSION_TOO_LONG);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\0",
        ";",
        "'",
        "\"",
        "`",
        "\\",
        "#",
        "@",
        "\ud800",
        "\udc00\ud800",
        "/*",
        "*/",
        "\"\"\"",
        "${",
        "r\"",
        "0x",
        "1_",
        "..",
        "??",
        "\u202e",
        "e\u0301",
        "\u00a0",
        "\r",
        "let",
        "case ",
        "}{",
        ")(",
        "a.b(",
        "a=",
        "throw x ",
        "type ",
        "\"a\n",
        "catch ",
        ",",
        "a:",
        "?",
        "import x"
      })
  void repeatedPieces_areAnswered(String piece) {
    ParsedFile file = parse("module m\ntask t() { " + piece.repeat(20_000));
    assertThat(file.hasErrors()).isTrue();
    assertThat(file.diagnostics()).hasSizeLessThanOrEqualTo(ParseReport.MOST + 1);
  }

  @Test
  void emptyText_lacksOnlyItsModule() {
    ParsedFile file = parse("");
    assertThat(file.diagnostics())
        .extracting(Diagnostic::code)
        .containsExactly(ParseCode.MISSING_MODULE);
    assertThat(file.file().declarations()).isEmpty();
  }

  @Test
  void largestText_isRead() {
    String text = "module m\n" + "//".repeat((CharacterScan.MOST_BYTES - 10) / 2);
    assertThat(parse(text).diagnostics()).isEmpty();
  }

  @Test
  void textPastTheLimit_givesOneMessage() {
    String text = "module m\n" + "é".repeat(CharacterScan.MOST_BYTES / 2);
    assertThat(parse(text).diagnostics())
        .extracting(Diagnostic::code)
        .containsExactly(ParseCode.FILE_TOO_LARGE);
  }

  @Test
  void tooManyTokens_giveOneMessage() {
    assertThat(parse(",".repeat(CharacterScan.MOST_BYTES)).diagnostics())
        .extracting(Diagnostic::code)
        .containsExactly(ParseCode.TOO_MANY_TOKENS);
  }

  /** Parses on a small stack; an overflow there fails the test. */
  private static ParsedFile parse(String text) {
    AtomicReference<ParsedFile> parsed = new AtomicReference<>();
    AtomicReference<Throwable> failure = new AtomicReference<>();
    Thread thread =
        new Thread(
            null, () -> parsed.set(Parser.parse(new SourceText("t", text))), "small", SMALL_STACK);
    thread.setUncaughtExceptionHandler((t, e) -> failure.set(e));
    thread.start();
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
    assertThat(failure.get()).as(text.substring(0, Math.min(60, text.length()))).isNull();
    return parsed.get();
  }
}
