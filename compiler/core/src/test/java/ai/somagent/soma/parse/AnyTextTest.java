package ai.somagent.soma.parse;

import static org.assertj.core.api.Assertions.assertThat;

import ai.somagent.soma.corpus.CorpusCase;
import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.grammar.SomaLexer;
import ai.somagent.soma.source.SourceText;
import ai.somagent.soma.source.Span;
import ai.somagent.soma.syntax.DeclarationSyntax;
import ai.somagent.soma.syntax.ParsedFile;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.antlr.v4.runtime.Token;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Texts with a hole: there is always a tree, and its diagnostics lie inside the text. */
class AnyTextTest {
  /** Messages that one mistake may cause. */
  private static final int MOST_MESSAGES = 3;

  /** Texts made of one case in a normal run; {@code -Dsoma.broken=all} makes all there are. */
  private static final int SHARE = 12;

  /** Texts made of one sample, for shares. */
  private static final int SAMPLE_SHARE = 120;

  private static int step(int texts, int share) {
    return "all".equals(System.getProperty("soma.broken")) ? 1 : Math.max(1, texts / share);
  }

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
    int step = step(text.length(), SHARE);
    for (int end = 0; end <= text.length(); end += step) {
      assertTree(text.substring(0, end));
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void everyTextWithoutOneToken_givesATree(CorpusCase sample) {
    List<String> texts = withoutOneToken(sample.source().text());
    int step = step(texts.size(), SHARE);
    for (int i = 0; i < texts.size(); i += step) {
      assertTree(texts.get(i));
    }
  }

  /** A quote taken away may mix up what is inside and outside of strings; little else may. */
  @ParameterizedTest
  @MethodSource("samples")
  void textWithoutOneToken_hasFewMessages(CorpusCase sample) {
    int many = 0;
    List<String> texts = some(withoutOneToken(sample.source().text()));
    for (String text : texts) {
      int messages = Parser.parse(new SourceText("t", text)).diagnostics().size();
      many += messages > MOST_MESSAGES ? 1 : 0;
    }
    assertThat(many).isLessThanOrEqualTo(texts.size() / 100);
  }

  /** A mistake in one declaration leaves the others alone. */
  @ParameterizedTest
  @MethodSource("samples")
  void textWithoutOneToken_losesAtMostOneDeclaration(CorpusCase sample) {
    String text = sample.source().text();
    Set<String> all = declared(text);
    int unlucky = 0;
    List<String> texts = some(withoutOneToken(text));
    for (String broken : texts) {
      Set<String> lost = new LinkedHashSet<>(all);
      lost.removeAll(declared(broken));
      unlucky += lost.size() > 1 ? 1 : 0;
    }
    assertThat(unlucky).isLessThanOrEqualTo(texts.size() / 50);
  }

  private static List<String> some(List<String> texts) {
    int step = step(texts.size(), SAMPLE_SHARE);
    return IntStream.iterate(0, i -> i < texts.size(), i -> i + step).mapToObj(texts::get).toList();
  }

  /** The declarations of a text, each by its first line up to its brace. */
  private static Set<String> declared(String text) {
    Set<String> heads = new LinkedHashSet<>();
    for (DeclarationSyntax declaration :
        Parser.parse(new SourceText("t", text)).file().declarations()) {
      if (!(declaration instanceof DeclarationSyntax.ErrorDeclarationSyntax)) {
        Span span = declaration.span();
        heads.add(text.substring(span.start(), span.end()).lines().findFirst().orElse(""));
      }
    }
    return heads;
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
