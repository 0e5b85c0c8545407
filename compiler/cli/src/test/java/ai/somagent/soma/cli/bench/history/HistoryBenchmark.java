package ai.somagent.soma.cli.bench.history;

import ai.somagent.soma.archive.BundleWriter;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Prints what the main job costs in history events, by Soma and by hand, on the embedded server:
 * first with answers in a fixed order, which is exact, then as they come.
 *
 * <p>Argument: the repository's folder.
 */
public final class HistoryBenchmark {
  private static final int ROUNDS = 3;

  private HistoryBenchmark() {}

  public static void main(String[] arguments) throws Exception {
    Path repository = Path.of(arguments[0]);
    Path folder = Files.createTempDirectory("soma-history");
    Path bundle = folder.resolve("marketplace.zip");
    Files.write(
        bundle, BundleWriter.build(repository.resolve("capsules/marketplace"), bundle).archive());
    try (JudgeBench bench = new JudgeBench(repository)) {
      print("by hand, paced", bench.byHand("hand-paced", bundle, bench::paced));
      print(
          "Soma, paced",
          bench.bySoma("soma-paced", bundle, folder.resolve("programs"), bench::paced));
      for (int round = 1; round <= ROUNDS; round++) {
        print("by hand", bench.byHand("hand-" + round, bundle, tool -> tool));
        print(
            "Soma",
            bench.bySoma("soma-" + round, bundle, folder.resolve("programs"), tool -> tool));
      }
    }
  }

  private static void print(String name, JudgeHistory history) {
    System.out.printf(
        "%-16s %3d events  %6d bytes  %s%n",
        name, history.total(), history.bytes(), history.events());
  }
}
