package ai.somagent.soma.cli.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Cold start of whole processes: {@code java -version} as the floor, {@code ./soma version}, {@code
 * ./soma check} and {@code ./soma fmt} on one file of 5 KB.
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
    System.out.println(
        "file of " + Files.size(file) + " bytes, " + rounds + " rounds, Java " + Runtime.version());
    new ProcessTimes()
        .add("java -version", List.of(java(), "-Xshare:auto", "-version"))
        .add("soma version", List.of(soma, "version"))
        .add("soma check 5KB", List.of(soma, "check", file.toString()))
        .add("soma fmt 5KB", List.of(soma, "fmt", file.toString()))
        .run(repository, rounds)
        .print();
    Files.delete(file);
  }

  static String java() {
    return ProcessHandle.current().info().command().orElseThrow();
  }

  /** The marketplace capsule, which is about this size, filled up to 5 KB with a comment. */
  private static Path sample(Path repository) throws IOException {
    StringBuilder text = new StringBuilder(capsule(repository));
    while (text.length() < 5 * 1024) {
      text.append("// A line of comment that fills the file up to the size of the measure.\n");
    }
    Path file = Files.createTempFile("soma-bench-", ".soma");
    Files.writeString(file, text);
    return file;
  }

  static String capsule(Path repository) throws IOException {
    return Files.readString(repository.resolve("capsules/marketplace/judge.soma"));
  }
}
