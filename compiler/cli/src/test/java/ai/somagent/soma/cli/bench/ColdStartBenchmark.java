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
 * Cold start of whole processes, in turn, so that a drifting machine hits all alike: {@code java
 * -version} as the floor, {@code ./soma version}, {@code ./soma check} and {@code ./soma fmt
 * --check} on one file of 5 KB. Prints the median of each in milliseconds and its ratio to the
 * floor.
 *
 * <p>Run by {@code .build/bench cold-start [ROUNDS]}.
 */
public final class ColdStartBenchmark {
  private ColdStartBenchmark() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    Path repository = Path.of(args[0]);
    int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 21;
    Path file = sample(repository);
    String soma = repository.resolve("soma").toString();
    Map<String, List<String>> commands = new LinkedHashMap<>();
    commands.put(
        "java -version",
        List.of(
            ProcessHandle.current().info().command().orElseThrow(), "-Xshare:auto", "-version"));
    commands.put("soma version", List.of(soma, "version"));
    commands.put("soma check 5KB", List.of(soma, "check", file.toString()));
    commands.put("soma fmt 5KB", List.of(soma, "fmt", file.toString()));
    Map<String, List<Double>> times = measure(commands, rounds);
    report(file, rounds, times);
    Files.delete(file);
  }

  private static Map<String, List<Double>> measure(Map<String, List<String>> commands, int rounds)
      throws IOException, InterruptedException {
    Map<String, List<Double>> times = new LinkedHashMap<>();
    for (int round = -1; round < rounds; round++) {
      for (Map.Entry<String, List<String>> command : commands.entrySet()) {
        double millis = time(command.getValue());
        if (round >= 0) {
          times.computeIfAbsent(command.getKey(), k -> new ArrayList<>()).add(millis);
        }
      }
    }
    return times;
  }

  private static double time(List<String> command) throws IOException, InterruptedException {
    long start = System.nanoTime();
    Process process =
        new ProcessBuilder(command)
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

  private static void report(Path file, int rounds, Map<String, List<Double>> times)
      throws IOException {
    System.out.println(
        "file of " + Files.size(file) + " bytes, " + rounds + " rounds, Java " + Runtime.version());
    double floor = median(times.get("java -version"));
    for (Map.Entry<String, List<Double>> entry : times.entrySet()) {
      double median = median(entry.getValue());
      double[] sorted = entry.getValue().stream().mapToDouble(d -> d).sorted().toArray();
      System.out.printf(
          "%-16s median %6.1f ms  min %6.1f  max %6.1f  x %.2f of the floor%n",
          entry.getKey(), median, sorted[0], sorted[sorted.length - 1], median / floor);
    }
  }

  private static double median(List<Double> values) {
    double[] sorted = values.stream().mapToDouble(d -> d).toArray();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  /** The marketplace capsule, which is about this size, filled up to 5 KB with a comment. */
  private static Path sample(Path repository) throws IOException {
    String capsule = Files.readString(repository.resolve("capsules/marketplace/judge.soma"));
    StringBuilder text = new StringBuilder(capsule);
    while (text.length() < 5 * 1024) {
      text.append("// A line of comment that fills the file up to the size of the measure.\n");
    }
    Path file = Files.createTempFile("soma-bench-", ".soma");
    Files.writeString(file, text);
    return file;
  }
}
