package ai.somagent.soma.servers.junit;

import ai.somagent.soma.servers.junit.fixture.LaunchMain;
import ai.somagent.soma.servers.process.ProcessIdentity;
import ai.somagent.soma.servers.process.Signals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A build: a shell that is its owner, and below it a JVM that runs one test class. All of it is in
 * a process group of its own, and what runs lies in its own SOMA_RUN.
 *
 * @param shell its first process, the owner
 * @param folder everything of it
 */
record ChildBuild(Process shell, Path folder) implements AutoCloseable {

  private static final long LIMIT_SECONDS = 60;

  /**
   * @param folder where {@code run}, {@code repository} and the output will be
   * @param environment added to ours, less CI
   */
  static ChildBuild start(Path folder, Class<?> fixture, Map<String, String> environment)
      throws IOException {
    return start(folder, fixture, environment, "\"$@\" <&3");
  }

  /**
   * @param forks what the shell does; its arguments are the command of a fork, which ends when its
   *     input, to be taken from descriptor 3, does
   */
  static ChildBuild start(
      Path folder, Class<?> fixture, Map<String, String> environment, String forks)
      throws IOException {
    Files.createDirectories(folder.resolve("repository"));
    List<String> words = new ArrayList<>();
    // Its last command would replace the shell, so it is not the last.
    words.addAll(
        List.of(
            "setsid",
            "sh",
            "-c",
            "exec 3<&0; export SOMA_BUILD_PID=$$; " + forks + "; exit $?",
            "sh"));
    words.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-XX:-UsePerfData",
            "-Dbasedir=" + folder,
            "-Dsoma.repository=" + folder.resolve("repository"),
            "-Dfixture.ready=" + folder.resolve("ready"),
            "-cp",
            System.getProperty("java.class.path"),
            LaunchMain.class.getName(),
            fixture.getName()));
    ProcessBuilder builder =
        new ProcessBuilder(words)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("output").toFile());
    builder.environment().remove("CI");
    builder.environment().put("SOMA_RUN", folder.resolve("run").toString());
    builder.environment().putAll(environment);
    return new ChildBuild(builder.start(), folder);
  }

  Path run() {
    return folder.resolve("run");
  }

  String output() throws IOException {
    return Files.readString(folder.resolve("output"));
  }

  List<String> notRun() throws IOException {
    Path list = folder.resolve("repository/target/not-run.txt");
    return Files.exists(list) ? Files.readAllLines(list) : List.of();
  }

  ProcessIdentity owner() {
    return ProcessIdentity.of(shell.pid()).orElseThrow();
  }

  /** Its exit code: how many tests failed. */
  int await() throws Exception {
    if (!shell.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError("the build does not end:\n" + output());
    }
    return shell.exitValue();
  }

  /** Kills the shell and nothing else: its JVM lives on. */
  void killOwner() throws Exception {
    shell.destroyForcibly().waitFor();
  }

  /** Kills shell and JVM in one call of the kernel. */
  void killGroup() throws Exception {
    new ProcessBuilder("sh", "-c", "kill -KILL -\"$0\"", Long.toString(shell.pid()))
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
    shell.waitFor();
  }

  /** Waits for a condition on its folders or processes. */
  void until(String what, BooleanSupplier condition) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
    while (!condition.holds()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("not within a minute: " + what + "\n" + output());
      }
      Signals.pause(3);
    }
  }

  interface BooleanSupplier {

    boolean holds() throws Exception;
  }

  /** Returns when its keeper has ended too, which would else lose its folder with the test's. */
  @Override
  public void close() throws Exception {
    killGroup();
    BuildTraces traces = new BuildTraces(run());
    until("nothing is left", traces::areGone);
  }
}
