package ai.somagent.soma.parse;

import static org.assertj.core.api.Assertions.assertThat;

import ai.somagent.soma.corpus.CorpusCase;
import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.grammar.SomaLexer;
import ai.somagent.soma.source.SourceText;
import ai.somagent.soma.syntax.ParsedFile;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.Token;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Texts with a hole: there is always a tree, and its diagnostics lie inside the text. */
class AnyTextTest {
  /** Messages that one mistake may cause; a bracket or quote taken away may cause a few more. */
  private static final int MOST_MESSAGES = 3;

  static List<CorpusCase> cases() {
    return CorpusCase.all();
  }

  static List<CorpusCase> samples() {
    return CorpusCase.area("samples");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void everyPrefix_givesATree(CorpusCase sample) {
    String text = sample.source().text();
    for (int end = 0; end <= text.length(); end++) {
      assertTree(text.substring(0, end));
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void everyTextWithoutOneToken_givesATree(CorpusCase sample) {
    for (String text : withoutOneToken(sample.source().text())) {
      assertTree(text);
    }
  }

  /** Counts over all single-token deletions; the share is measured, the limits hold it. */
  @ParameterizedTest
  @MethodSource("samples")
  void textWithoutOneToken_hasFewMessages(CorpusCase sample) {
    int many = 0;
    List<String> texts = withoutOneToken(sample.source().text());
    for (String text : texts) {
      int messages = Parser.parse(new SourceText("t", text)).diagnostics().size();
      many += messages > MOST_MESSAGES ? 1 : 0;
    }
    assertThat(many).isLessThanOrEqualTo(texts.size() / 50);
  }

  private static void assertTree(String text) {
    ParsedFile file = Parser.parse(new SourceText("t", text));
    assertThat(file.file().span().length()).isEqualTo(text.length());
    for (Diagnostic diagnostic : file.diagnostics()) {
      assertThat(diagnostic.span().end()).isLessThanOrEqualTo(text.length());
    }
  }

  static List<String> withoutOneToken(String text) {
    List<String> texts = new ArrayList<>();
    SomaLexer lexer = new SomaLexer(new SourceCharStream(text, "t"));
    for (Token t = lexer.nextToken(); t.getType() != Token.EOF; t = lexer.nextToken()) {
      texts.add(text.substring(0, t.getStartIndex()) + text.substring(t.getStopIndex() + 1));
    }
    return texts;
  }
}
