package ai.somagent.soma.parse.bench;

import ai.somagent.soma.grammar.SomaLexer;
import ai.somagent.soma.grammar.SomaParser;
import ai.somagent.soma.grammar.SomaParser.FileContext;
import ai.somagent.soma.parse.Parser;
import ai.somagent.soma.source.SourceText;
import ai.somagent.soma.syntax.ParsedFile;
import java.util.concurrent.TimeUnit;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The whole parser (limits, checks of characters, comments, syntax tree with spans) against ANTLR's
 * bare one (its own streams, lexer and SLL parse tree, nothing else) on one text of about 1 MB.
 *
 * <p>Run by {@code .build/bench parse}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 8, time = 2)
@Fork(1)
public class ParseBenchmark {
  private String text = "";
  private SourceText source = new SourceText("large.soma", "");

  @Setup
  public void prepare() {
    text = LargeText.ofSamples(1_000_000);
    source = new SourceText("large.soma", text);
    if (Parser.parse(source).hasErrors()) {
      throw new IllegalStateException("the benchmark's text must be sound");
    }
  }

  @Benchmark
  public ParsedFile wholeParser() {
    return Parser.parse(source);
  }

  @Benchmark
  public FileContext bareAntlr() {
    SomaLexer lexer = new SomaLexer(CharStreams.fromString(text));
    SomaParser parser = new SomaParser(new CommonTokenStream(lexer));
    parser.getInterpreter().setPredictionMode(PredictionMode.SLL);
    return parser.file();
  }
}
