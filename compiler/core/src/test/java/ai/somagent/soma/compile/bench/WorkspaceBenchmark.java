package ai.somagent.soma.compile.bench;

import ai.somagent.soma.compile.CheckedWorkspace;
import ai.somagent.soma.compile.CompilationInput;
import ai.somagent.soma.compile.Compiler;
import ai.somagent.soma.compile.ModuleLibrary;
import ai.somagent.soma.query.CompletionQuery;
import ai.somagent.soma.query.WorkspaceIndex;
import ai.somagent.soma.source.SourceText;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;

/**
 * Checks 1,001 texts in one new process, then types into the largest of them and asks for
 * completions there. Prints one line a figure. Arguments: number of files, lines of the large one.
 */
final class WorkspaceBenchmark {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final String LARGE = "large.soma";

  private WorkspaceBenchmark() {}

  public static void main(String[] arguments) {
    int files = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000;
    int lines = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 2_000;
    List<SourceText> texts = GeneratedWorkspace.of(files, lines);
    long bytes = texts.stream().mapToLong(text -> text.text().length()).sum();
    CompilationInput input = new CompilationInput(texts, ModuleLibrary.EMPTY);
    long before = used();
    long start = System.nanoTime();
    CheckedWorkspace workspace = CheckedWorkspace.of(input);
    long cold = System.nanoTime() - start;
    long errors =
        workspace.files().stream()
            .flatMap(file -> file.diagnostics().stream())
            .peek(d -> System.err.println(d.source() + " " + d.code().id() + " " + d.message()))
            .count();
    if (errors > 0) {
      throw new IllegalStateException("the workspace has " + errors + " findings");
    }
    say("texts", "%d of %d KB, large one %d lines".formatted(texts.size(), bytes >> 10, lines));
    say("check of all, new process", "%.0f ms".formatted(cold / 1e6));
    say(
        "memory of the checked workspace",
        "%.1f MB, %.1f times the text"
            .formatted((used() - before) / 1e6, (used() - before) / (double) bytes));
    double warm = best(() -> CheckedWorkspace.of(input));
    double compile = best(() -> Compiler.compile(input));
    say(
        "check of all, warm",
        "%.0f ms (compiler alone %.0f ms)".formatted(warm / 1e6, compile / 1e6));
    edits(workspace);
    declarations(workspace);
    completions(workspace);
  }

  private static double best(Runnable work) {
    double best = Double.MAX_VALUE;
    for (int i = 0; i < 3; i++) {
      long start = System.nanoTime();
      work.run();
      best = Math.min(best, (double) (System.nanoTime() - start));
    }
    return best;
  }

  private static String large(CheckedWorkspace workspace) {
    return Objects.requireNonNull(workspace.file(LARGE)).parsed().source().text();
  }

  /** Types a step character by character at places inside bodies, sound and half-written. */
  private static void edits(CheckedWorkspace workspace) {
    Random random = new Random(1);
    String typed = "let extra = found.size() + 1\n    ";
    double[] times = new double[typed.length() * 25];
    double[] processor = new double[times.length];
    int count = 0;
    for (int round = -10; round < 25; round++) {
      String text = large(workspace);
      int at = placeIn(text, "    let dear", random);
      CheckedWorkspace state = workspace;
      for (int i = 1; i <= typed.length(); i++) {
        String edited = text.substring(0, at + 4) + typed.substring(0, i) + text.substring(at + 4);
        long busy = THREADS.getCurrentThreadCpuTime();
        long start = System.nanoTime();
        state = state.with(new SourceText(LARGE, edited));
        long time = System.nanoTime() - start;
        if (round >= 0) {
          processor[count] = (THREADS.getCurrentThreadCpuTime() - busy) / 1e6;
          times[count++] = time / 1e6;
        }
      }
    }
    percentiles("keystroke in a body of the large text, ms", times);
    percentiles("the same, processor time of its thread, ms", processor);
  }

  /** Changes a declaration that others use. */
  private static void declarations(CheckedWorkspace workspace) {
    double[] times = new double[20];
    SourceText original = Objects.requireNonNull(workspace.file("m0004.soma")).parsed().source();
    for (int i = -3; i < times.length; i++) {
      String edited =
          original.text().replace("price: int(min: 0) = 1", "price: int(min: 0) = " + (i + 20));
      long start = System.nanoTime();
      workspace.with(new SourceText(original.name(), edited));
      if (i >= 0) {
        times[i] = (System.nanoTime() - start) / 1e6;
      }
    }
    percentiles("edit of a type that two modules import, ms", times);
  }

  private static void completions(CheckedWorkspace workspace) {
    Random random = new Random(2);
    String text = large(workspace);
    double[] times = new double[500];
    WorkspaceIndex index = new WorkspaceIndex(workspace);
    for (int i = -200; i < times.length; i++) {
      int offset = random.nextInt(text.length());
      long start = System.nanoTime();
      CompletionQuery.at(index, LARGE, offset);
      if (i >= 0) {
        times[i] = (System.nanoTime() - start) / 1e6;
      }
    }
    percentiles("completion in the large text, ms", times);
  }

  private static int placeIn(String text, String what, Random random) {
    int at = text.indexOf(what, random.nextInt(text.length() / 2));
    return at < 0 ? text.indexOf(what) : at;
  }

  private static void percentiles(String what, double[] times) {
    Arrays.sort(times);
    say(
        what,
        "median %.1f, p90 %.1f, p99 %.1f, most %.1f"
            .formatted(
                times[times.length / 2],
                times[times.length * 9 / 10],
                times[times.length * 99 / 100],
                times[times.length - 1]));
  }

  private static long used() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  private static void say(String what, String figures) {
    System.out.println(what + ": " + figures);
  }
}
