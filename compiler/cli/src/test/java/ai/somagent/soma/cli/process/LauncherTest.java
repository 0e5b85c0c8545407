package ai.somagent.soma.cli.process;

import static java.nio.file.StandardCopyOption.COPY_ATTRIBUTES;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher script as people call it; {@code ./verify} has built what it starts. */
final class LauncherTest {
  @TempDir Path folder;

  /** What a command gave. */
  private record Result(int exit, String out, String err) {}

  private Result shell(Path workingFolder, String command) throws Exception {
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    Process process =
        new ProcessBuilder("sh", "-c", command)
            .directory(workingFolder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    int exit = process.waitFor();
    return new Result(exit, text(out), text(err));
  }

  private static String text(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.UTF_8);
  }

  private static Path repository() {
    return SomaProcess.repository("").toAbsolutePath().normalize();
  }

  @Test
  void firstCommandOfTheFrontPage_printsTheDecision() throws Exception {
    String command =
        Files.readAllLines(repository().resolve("README.md")).stream()
            .filter(line -> line.startsWith("./soma run "))
            .findFirst()
            .orElseThrow();
    Result result = shell(repository(), command);
    assertThat(result.exit()).as(result.err()).isZero();
    assertThat(result.out()).contains("\"kind\" : \"accepted\"");
    assertThat(result.err()).contains("temporal  ").contains("history events");
  }

  @Test
  void secondCall_doesNotTouchMaven() throws Exception {
    Result result = shell(repository(), "PATH=/usr/bin:/bin JAVA_HOME= ./soma version");
    assertThat(result.exit()).isZero();
    assertThat(result.err()).isEmpty();
    assertThat(result.out()).startsWith("soma ");
  }

  @Test
  void otherWorkingFolder_keepsRelativePaths() throws Exception {
    Files.writeString(folder.resolve("a b.soma"), "module a\n");
    Result result = shell(folder, "'" + repository().resolve("soma") + "' check 'a b.soma'");
    assertThat(result.exit()).as(result.err()).isZero();
    assertThat(result.out()).contains("checked 1 file");
  }

  @Test
  void symbolicLink_findsTheCheckout() throws Exception {
    Files.createSymbolicLink(folder.resolve("soma"), repository().resolve("soma"));
    assertThat(shell(folder, "./soma version").exit()).isZero();
  }

  @Test
  void pipe_getsNoColour() throws Exception {
    Files.writeString(folder.resolve("bad.soma"), "module a\nlet x = y\n");
    Result result = shell(folder, "'" + repository().resolve("soma") + "' check bad.soma | cat");
    assertThat(result.out()).contains("error[E").doesNotContain("\u001b");
  }

  @Test
  void resultThatCannotBeWritten_isAnEnvironmentError() throws Exception {
    Result result = shell(repository(), "./soma check capsules > /dev/full");
    assertThat(result.exit()).isEqualTo(3);
    assertThat(result.err()).contains("could not be written");
  }

  @Test
  void homeThatCannotBeWritten_doesNotStopACheckOrAnEmbeddedRun() throws Exception {
    Path sealed = Files.createDirectory(folder.resolve("home"));
    Files.writeString(sealed.resolve("file"), "");
    // A home that is a file cannot be written to by anybody, root included.
    String home = "HOME='" + sealed.resolve("file") + "' ";
    assertThat(shell(repository(), home + "./soma check capsules").exit()).isZero();
    String run =
        "./soma run capsules/marketplace/judge.soma --input path=target/soma/marketplace.zip";
    assertThat(shell(repository(), home + run + " --embedded").exit()).isZero();
  }

  @Test
  void homeThatCannotBeWritten_isAnEnvironmentErrorForARunThatNeedsIt() throws Exception {
    Path file = Files.writeString(folder.resolve("home"), "");
    String run = "./soma run capsules/marketplace/judge.soma --input path=x --temporal 127.0.0.1:1";
    Result result = shell(repository(), "SOMA_HOME='" + file + "' " + run);
    assertThat(result.exit()).isEqualTo(3);
    assertThat(result.err().lines().toList()).allMatch(line -> line.startsWith("soma: "));
  }

  @Test
  void damagedStartUpCache_isPassedOver() throws Exception {
    assertThat(withCache("no cache at all").err()).isEmpty();
    byte[] real = Files.readAllBytes(repository().resolve("target/soma/check.aot"));
    Files.write(folder.resolve("dist/check.aot"), Arrays.copyOf(real, real.length / 2));
    assertThat(shell(folder, "./soma check a.soma").exit()).isZero();
    Files.delete(folder.resolve("dist/check.aot"));
    assertThat(shell(folder, "./soma check a.soma").exit()).isZero();
  }

  /** Checks a file from a checkout that has everything but a start-up cache that can be used. */
  private Result withCache(String content) throws Exception {
    Path built = Files.createDirectories(folder.resolve("target/soma"));
    Path dist = Files.createDirectory(folder.resolve("dist"));
    Files.copy(repository().resolve("soma"), folder.resolve("soma"), COPY_ATTRIBUTES);
    String launch = text(repository().resolve("target/soma/launch"));
    Files.writeString(built.resolve("launch"), launch + "soma_dist='" + dist + "'\n");
    Files.writeString(dist.resolve("check.aot"), content);
    Files.writeString(folder.resolve("a.soma"), "module a\n");
    Result result = shell(folder, "./soma check a.soma");
    assertThat(result.exit()).as(result.err()).isZero();
    assertThat(result.out()).contains("checked 1 file");
    return result;
  }

  @Test
  void startUpCache_isThere() {
    assertThat(List.of("check.aot", "fmt.aot", "short.aot", "launch", "marketplace.zip"))
        .allSatisfy(name -> assertThat(repository().resolve("target/soma/" + name)).exists());
  }
}
