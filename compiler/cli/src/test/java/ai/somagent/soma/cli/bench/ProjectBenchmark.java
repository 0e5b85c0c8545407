package ai.somagent.soma.cli.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code ./soma check} of a whole project as a new process: the marketplace capsule as many modules
 * as asked for, beside {@code java -version} and a project of one module.
 *
 * <p>Run by {@code .build/bench project [ROUNDS [FILES]]}.
 */
public final class ProjectBenchmark {
  private ProjectBenchmark() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    Path repository = Path.of(args[0]);
    int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 7;
    int files = args.length > 2 ? Integer.parseInt(args[2]) : 1_000;
    String soma = repository.resolve("soma").toString();
    Path folder = Files.createTempDirectory("soma-bench-");
    List<Path> written = new ArrayList<>();
    Path one = project(repository, folder.resolve("one"), 1, written);
    Path many = project(repository, folder.resolve("many"), files, written);
    System.out.println(
        files + " files, " + rounds + " rounds, Java " + Runtime.version() + ", whole processes");
    new ProcessTimes()
        .add("java -version", List.of(ColdStartBenchmark.java(), "-Xshare:auto", "-version"))
        .add("check 1 file", List.of(soma, "check", one.toString()))
        .add("check " + files + " files", List.of(soma, "check", many.toString()))
        .run(folder, rounds)
        .print();
    for (Path path : written.reversed()) {
      Files.delete(path);
    }
    Files.delete(folder);
  }

  private static Path project(Path repository, Path folder, int files, List<Path> written)
      throws IOException {
    String text = ColdStartBenchmark.capsule(repository);
    written.add(Files.createDirectory(folder));
    for (int i = 0; i < files; i++) {
      Path file = folder.resolve("m" + i + ".soma");
      written.add(
          Files.writeString(file, text.replaceFirst("module marketplace", "module shop.m" + i)));
    }
    return folder;
  }
}
