package ai.somagent.soma.generate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Many generated programs, in stretches that are written down when they are done, so that a run
 * that was stopped goes on where it was. The command stands in {@code docs/quality.md}.
 */
public final class LongRun {
  private static final int STRETCH = 1_000;

  private final Path figures;
  private final AtomicLong next;
  private final long last;
  private final AtomicLong programs = new AtomicLong();
  private final AtomicLong ran = new AtomicLong();
  private final AtomicLong completed = new AtomicLong();
  private final AtomicLong failed = new AtomicLong();

  private LongRun(Path figures, long first, long last) {
    this.figures = figures;
    this.next = new AtomicLong(first);
    this.last = last;
  }

  /**
   * @param args the file of the figures, the seed before which to stop, and how many threads
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    Path figures = Path.of(args[0]);
    int threads = args.length > 2 ? Integer.parseInt(args[2]) : 1;
    run(figures, Long.parseLong(args[1]), threads);
  }

  /** Gives how many programs failed in this run. */
  static long run(Path figures, long last, int threads) throws IOException, InterruptedException {
    LongRun run = new LongRun(figures, done(figures), last);
    run.begun(figures);
    List<Thread> working = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      working.add(Thread.ofPlatform().start(run::work));
    }
    for (Thread thread : working) {
      thread.join();
    }
    return run.failed.get();
  }

  /** What earlier runs did counts too; the seed before which every stretch is done. */
  private void begun(Path file) throws IOException {
    for (String line : Files.exists(file) ? Files.readAllLines(file) : List.<String>of()) {
      String[] words = line.split(" ");
      if (words[0].equals("done") && Long.parseLong(words[1]) < next.get()) {
        programs.addAndGet(STRETCH);
        ran.addAndGet(Long.parseLong(words[3]));
        completed.addAndGet(Long.parseLong(words[5]));
      }
    }
  }

  private static long done(Path file) throws IOException {
    List<Long> stretches = new ArrayList<>();
    for (String line : Files.exists(file) ? Files.readAllLines(file) : List.<String>of()) {
      if (line.startsWith("done ")) {
        stretches.add(Long.parseLong(line.split(" ")[1]));
      }
    }
    long first = 0;
    while (stretches.contains(first)) {
      first += STRETCH;
    }
    return first;
  }

  private void work() {
    for (long from = next.getAndAdd(STRETCH); from < last; from = next.getAndAdd(STRETCH)) {
      stretch(from);
    }
  }

  private void stretch(long from) {
    int run = 0;
    int ended = 0;
    for (long seed = from; seed < from + STRETCH; seed++) {
      try {
        ProgramCheck check = ProgramCheck.of(seed);
        run += check.ran() ? 1 : 0;
        ended += check.completed();
      } catch (RuntimeException | AssertionError | StackOverflowError e) {
        failed.incrementAndGet();
        write("failed " + seed + " " + String.valueOf(e).lines().findFirst().orElse(""));
      }
    }
    long all = programs.addAndGet(STRETCH);
    write("done " + from + " ran " + run + " completed " + ended);
    long runs = ran.addAndGet(run);
    long ends = completed.addAndGet(ended);
    if (all % (10L * STRETCH) == 0) {
      System.out.printf(
          "%s %,d programs, %,d accepted and run %d times each, %,d runs without error, "
              + "%,d failed%n",
          Instant.now().truncatedTo(ChronoUnit.SECONDS),
          all,
          runs,
          ProgramCheck.RUNS,
          ends,
          failed.get());
    }
  }

  private synchronized void write(String line) {
    try {
      Files.writeString(figures, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
