package ai.somagent.soma.cli.bench;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Times whole processes in turn, so that a drifting machine hits all alike, and prints a line for
 * each: wall time in milliseconds, and where Linux says it the mean of its CPU time, which other
 * work on the machine disturbs less.
 */
final class ProcessTimes {
  /** Where Linux counts the CPU time of processes that have ended, in ticks of 10 ms. */
  private static final Path OWN = Path.of("/proc/self/stat");

  private final Map<String, List<String>> commands = new LinkedHashMap<>();
  private final Map<String, List<Double>> walls = new LinkedHashMap<>();
  private final Map<String, Long> ticks = new LinkedHashMap<>();

  /** The first one added is the floor that others are compared with. */
  ProcessTimes add(String name, List<String> command) {
    commands.put(name, command);
    return this;
  }

  /** One round more than asked for: the first fills the caches of the disk and does not count. */
  ProcessTimes run(Path folder, int rounds) throws IOException, InterruptedException {
    for (int round = -1; round < rounds; round++) {
      for (Map.Entry<String, List<String>> command : commands.entrySet()) {
        long before = ticks();
        double millis = time(folder, command.getValue());
        if (round >= 0) {
          walls.computeIfAbsent(command.getKey(), k -> new ArrayList<>()).add(millis);
          ticks.merge(command.getKey(), ticks() - before, Long::sum);
        }
      }
    }
    return this;
  }

  private static double time(Path folder, List<String> command)
      throws IOException, InterruptedException {
    long start = System.nanoTime();
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(Redirect.DISCARD)
            .redirectError(Redirect.DISCARD)
            .start();
    int exit = process.waitFor();
    double millis = (System.nanoTime() - start) / 1e6;
    if (exit != 0) {
      throw new IllegalStateException(command + " ended with " + exit);
    }
    return millis;
  }

  /** CPU time of the processes that have ended; 0 where nothing says it. */
  private static long ticks() throws IOException {
    if (!Files.exists(OWN)) {
      return 0;
    }
    String[] fields = Files.readString(OWN).replaceFirst("^.*\\) ", "").split(" ");
    return Long.parseLong(fields[13]) + Long.parseLong(fields[14]);
  }

  void print() {
    double floor = median(walls.values().iterator().next());
    walls.forEach((name, times) -> {
      double[] sorted = sorted(times);
      double cpu = 10.0 * ticks.getOrDefault(name, 0L) / sorted.length;
      System.out.printf(
          "%-18s median %7.1f ms  min %7.1f  max %7.1f  cpu %7.1f  x %.2f of the floor%n",
          name, median(times), sorted[0], sorted[sorted.length - 1], cpu, median(times) / floor);
    });
  }

  private static double[] sorted(List<Double> values) {
    double[] sorted = values.stream().mapToDouble(d -> d).toArray();
    Arrays.sort(sorted);
    return sorted;
  }

  private static double median(List<Double> values) {
    return sorted(values)[values.size() / 2];
  }
}
