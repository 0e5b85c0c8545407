package ai.somagent.soma.compile.bench;

import ai.somagent.soma.compile.CompilationInput;
import ai.somagent.soma.compile.Compiler;
import ai.somagent.soma.compile.ModuleLibrary;
import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.grammar.SomaLexer;
import ai.somagent.soma.grammar.SomaParser;
import ai.somagent.soma.parse.Parser;
import ai.somagent.soma.source.SourceText;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.atn.PredictionMode;

/**
 * Compiles texts warm, against ANTLR's bare parse of the same texts (its own streams, lexer and SLL
 * parse tree, nothing else), and texts of growing size. All by processor time of one thread, rounds
 * taken by turns. To be run on one processor, where texts are parsed one after the other. Argument:
 * number of rounds.
 */
final class CompileBenchmark {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  /** How much text one measurement of a size goes through. */
  private static final int TOTAL = 4_000_000;

  private CompileBenchmark() {}

  public static void main(String[] arguments) {
    int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 15;
    if (Runtime.getRuntime().availableProcessors() > 1) {
      throw new IllegalStateException("run it with -XX:ActiveProcessorCount=1");
    }
    against(rounds);
    sizes("one file", rounds, CompileBenchmark::oneFile, 100_000, 10_000, 1_000_000);
    sizes(
        "files of 1.8 KB", rounds, CompileBenchmark::manyFiles, 100_000, 10_000, 1_000_000, TOTAL);
  }

  /** The ratio of a whole compilation to a bare parse. */
  private static void against(int rounds) {
    CompilationInput input = manyFiles(1_900_000);
    double[] bare = new double[rounds];
    double[] parse = new double[rounds];
    double[] whole = new double[rounds];
    for (int i = -rounds; i < rounds; i++) {
      double one = time(() -> input.sources().forEach(CompileBenchmark::bare));
      double two = time(() -> input.sources().forEach(Parser::parse));
      double three = time(() -> compile(input));
      if (i >= 0) {
        bare[i] = one;
        parse[i] = two;
        whole[i] = three;
      }
    }
    System.out.printf(
        "%d texts of %d KB, median: bare parse %.0f ms, parse %.0f ms = %.2f ×,"
            + " compilation %.0f ms = %.2f ×%n",
        input.sources().size(),
        bytes(input) >> 10,
        median(bare),
        median(parse),
        median(parse) / median(bare),
        median(whole),
        median(whole) / median(bare));
  }

  private interface Texts {
    CompilationInput of(int bytes);
  }

  /**
   * Cost per byte of texts of several sizes, relative to that of the first; a file ends at 1 MiB.
   */
  private static void sizes(String what, int rounds, Texts texts, int... sizes) {
    List<CompilationInput> inputs = Arrays.stream(sizes).mapToObj(texts::of).toList();
    double[][] costs = new double[inputs.size()][rounds];
    for (int round = -3; round < rounds; round++) {
      for (int i = 0; i < inputs.size(); i++) {
        CompilationInput input = inputs.get(i);
        long times = Math.max(1, Math.round(TOTAL / (double) bytes(input)));
        double cost =
            time(() -> {
              for (long n = 0; n < times; n++) {
                compile(input);
              }
            })
                / times
                / bytes(input);
        if (round >= 0) {
          costs[i][round] = cost * 1e6;
        }
      }
    }
    for (int i = 0; i < inputs.size(); i++) {
      System.out.printf(
          "%s, %d KB: median %.0f ns a byte, %.2f of that of 100 KB%n",
          what,
          bytes(inputs.get(i)) / 1_000,
          median(costs[i]),
          median(costs[i]) / median(costs[0]));
    }
  }

  private static CompilationInput oneFile(int bytes) {
    return new CompilationInput(List.of(GeneratedWorkspace.single(bytes)), ModuleLibrary.EMPTY);
  }

  private static CompilationInput manyFiles(int bytes) {
    List<SourceText> texts = GeneratedWorkspace.modules(bytes);
    return new CompilationInput(texts, ModuleLibrary.EMPTY);
  }

  private static void bare(SourceText text) {
    SomaLexer lexer = new SomaLexer(CharStreams.fromString(text.text()));
    SomaParser parser = new SomaParser(new CommonTokenStream(lexer));
    parser.getInterpreter().setPredictionMode(PredictionMode.SLL);
    parser.file();
  }

  private static void compile(CompilationInput input) {
    List<Diagnostic> found = Compiler.compile(input).diagnostics();
    if (!found.isEmpty()) {
      throw new IllegalStateException("the texts must be sound: " + found.getFirst());
    }
  }

  private static long bytes(CompilationInput input) {
    return input.sources().stream().mapToLong(text -> text.text().length()).sum();
  }

  private static double time(Runnable work) {
    long start = THREADS.getCurrentThreadCpuTime();
    work.run();
    return (THREADS.getCurrentThreadCpuTime() - start) / 1e6;
  }

  private static double median(double[] figures) {
    double[] sorted = figures.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
