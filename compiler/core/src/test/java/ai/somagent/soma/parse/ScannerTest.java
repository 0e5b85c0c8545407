package ai.somagent.soma.parse;

import static org.assertj.core.api.Assertions.assertThat;

import ai.somagent.soma.corpus.CorpusCase;
import ai.somagent.soma.grammar.SomaLexer;
import ai.somagent.soma.grammar.SomaScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.antlr.v4.runtime.Lexer;
import org.antlr.v4.runtime.Token;
import org.junit.jupiter.api.Test;

/** The scanner written by hand gives the tokens of the grammar's own lexer, for every text. */
class ScannerTest {
  private static final int RANDOM_TEXTS = 60_000;

  /** What can run into something else, and characters of every set. */
  private static final String[] PIECES = {
    "a",
    "r",
    "run",
    "x_9",
    "0",
    "1",
    "12",
    "0x",
    "1F",
    "_",
    ".",
    "..",
    "e",
    "E+",
    "-",
    "ms",
    "m",
    "s",
    "h",
    "d",
    "5m",
    "\"",
    "\"\"\"",
    "'",
    "`",
    "\\",
    "\\n",
    "\\x4",
    "\\u12aF",
    "\\U0001F60",
    "\\777",
    "\\177",
    "$",
    "${",
    "{",
    "}",
    "(",
    ")",
    "[",
    "]",
    "<",
    ">",
    "=",
    "!",
    "?",
    ":",
    ",",
    ";",
    "#",
    "/",
    "*",
    "//",
    "///",
    "/*",
    "*/",
    "&",
    "|",
    "+",
    "%",
    "~",
    "@",
    " ",
    "\n",
    "\r",
    "\t",
    "\u00e9",
    "\u00d7",
    "\u0600",
    "\u1680",
    "\u3040",
    "\u65e5",
    "\ud83d",
    "\ude00",
    "\u0301",
    "\0",
    "let",
    "return",
    "input",
    "a-b/c d"
  };

  private static List<String> tokens(Lexer lexer) {
    lexer.removeErrorListeners();
    List<String> tokens = new ArrayList<>();
    Token token = lexer.nextToken();
    while (true) {
      tokens.add(
          token.getType()
              + "@"
              + token.getChannel()
              + " "
              + token.getStartIndex()
              + ".."
              + token.getStopIndex()
              + " "
              + token.getLine()
              + ":"
              + token.getCharPositionInLine());
      if (token.getType() == Token.EOF) {
        return tokens;
      }
      token = lexer.nextToken();
    }
  }

  private static void same(String text) {
    List<String> ours = tokens(new SomaScanner(new SourceCharStream(text, "t")));
    List<String> grammar = tokens(new SomaLexer(new SourceCharStream(text, "t")));
    if (!ours.equals(grammar)) {
      assertThat(ours).as(text).isEqualTo(grammar);
    }
  }

  @Test
  void corpus_hasTheSameTokens() throws IOException {
    Path corpus = CorpusCase.repository().resolve("compiler/corpus");
    try (Stream<Path> files = Files.walk(corpus)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".soma")).sorted().toList()) {
        String text = Files.readString(file);
        same(text);
        // Cut off somewhere: inside a string, a comment or a number.
        for (int end = 0; end < Math.min(text.length(), 2_000); end += 7) {
          same(text.substring(0, end));
        }
      }
    }
  }

  @Test
  void randomText_hasTheSameTokens() {
    Random random = new Random(20_260_101);
    for (int i = 0; i < RANDOM_TEXTS; i++) {
      StringBuilder text = new StringBuilder();
      for (int n = random.nextInt(12); n >= 0; n--) {
        text.append(PIECES[random.nextInt(PIECES.length)]);
      }
      same(text.toString());
    }
  }
}
