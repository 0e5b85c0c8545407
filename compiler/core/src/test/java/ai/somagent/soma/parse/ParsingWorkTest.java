package ai.somagent.soma.parse;

import static org.assertj.core.api.Assertions.assertThat;

import ai.somagent.soma.corpus.CorpusCase;
import ai.somagent.soma.format.ProgramGenerator;
import ai.somagent.soma.grammar.SomaLexer;
import ai.somagent.soma.grammar.SomaParser;
import ai.somagent.soma.source.SourceText;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.stream.Collectors;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.atn.DecisionInfo;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.tree.ErrorNode;
import org.antlr.v4.runtime.tree.ParseTreeListener;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.junit.jupiter.api.Test;

/** How much work parsing is, in counts that are the same on every machine. */
class ParsingWorkTest {
  /** What one text cost. */
  private record Work(int tokens, long rules, long lookahead, long fallbacks) {}

  private static final class RuleCount implements ParseTreeListener {
    private long rules;

    @Override
    public void enterEveryRule(ParserRuleContext context) {
      rules++;
    }

    @Override
    public void exitEveryRule(ParserRuleContext context) {}

    @Override
    public void visitTerminal(TerminalNode node) {}

    @Override
    public void visitErrorNode(ErrorNode node) {}
  }

  /** Reads a sound text with the profiling recogniser, full prediction allowed. */
  private static Work work(SourceText source) {
    TokenScan scan = new TokenScan(new ParseReport(source));
    assertThat(scan.read(new SomaLexer(new SourceCharStream(source.text(), "t")))).isTrue();
    TokenBuffer tokens = scan.buffer();
    SomaParser parser = new SomaParser(tokens);
    parser.setProfile(true);
    parser.getInterpreter().setPredictionMode(PredictionMode.LL);
    RuleCount count = new RuleCount();
    parser.addParseListener(count);
    parser.file();
    assertThat(parser.getNumberOfSyntaxErrors()).isZero();
    long lookahead = 0;
    long fallbacks = 0;
    for (DecisionInfo decision : parser.getParseInfo().getDecisionInfo()) {
      lookahead += decision.SLL_TotalLook;
      fallbacks += decision.LL_Fallback;
    }
    return new Work(tokens.size(), count.rules, lookahead, fallbacks);
  }

  @Test
  void soundCorpus_needsNoFullPrediction() {
    for (SourceText source : BrokenTexts.sound()) {
      assertThat(work(source).fallbacks()).isZero();
    }
  }

  @Test
  void randomPrograms_needNoFullPrediction() {
    for (long seed = 50_000; seed < 50_150; seed++) {
      assertThat(work(new SourceText("t", ProgramGenerator.file(seed))).fallbacks()).isZero();
    }
  }

  /** The samples without their headers, so many times over. */
  private static SourceText repeated(int times) {
    String samples =
        CorpusCase.area("samples").stream()
            .map(c -> c.source().text())
            .map(ParsingWorkTest::declarations)
            .collect(Collectors.joining("\n"));
    return new SourceText("t", "module m\n\n" + samples.repeat(times));
  }

  private static String declarations(String text) {
    var declarations = Parser.parse(new SourceText("t", text)).file().declarations();
    return text.substring(declarations.getFirst().span().start());
  }

  @Test
  void rulesAndLookahead_growWithTheText() {
    Work one = work(repeated(1));
    Work eight = work(repeated(8));
    assertThat(eight.tokens() - one.tokens()).isEqualTo(7 * (one.tokens() - 3));
    assertThat(eight.rules() - one.rules()).isLessThanOrEqualTo(7 * one.rules());
    assertThat(eight.lookahead()).isLessThanOrEqualTo(8 * one.lookahead());
    assertThat(one.lookahead()).isLessThanOrEqualTo(2L * one.tokens());
  }

  @Test
  void allocation_growsWithTheText() {
    assertLinear(repeated(2), repeated(16), 8);
  }

  @Test
  void allocation_growsWithABrokenText() {
    assertLinear(broken(2), broken(16), 8);
  }

  /** A step is cut short in each repetition. */
  private static SourceText broken(int times) {
    String text = repeated(1).text() + "\ntask broken() {\n  let a =\n  call x.y(\n}\n";
    String declarations = text.substring(text.indexOf('\n'));
    return new SourceText("t", "module m" + declarations.repeat(times));
  }

  private static void assertLinear(SourceText small, SourceText large, int factor) {
    List<SourceText> texts = List.of(small, large);
    texts.forEach(Parser::parse);
    double ratio = (double) allocated(large) / allocated(small);
    assertThat(ratio).isBetween(factor * 0.7, factor * 1.15);
  }

  private static long allocated(SourceText source) {
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    Parser.parse(source);
    return threads.getCurrentThreadAllocatedBytes() - before;
  }
}
