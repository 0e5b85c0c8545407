package ai.somagent.soma.servers.install;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.somagent.soma.servers.ServersException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Archives as they come, and archives that want to write elsewhere. */
final class UnpackedTest {

  @TempDir Path folder;
  Path home;
  Obtaining under;

  @BeforeEach
  void empty() throws IOException {
    home = Files.createDirectory(folder.resolve("home"));
    Path scratch = Files.createDirectory(folder.resolve("scratch"));
    Ground ground = new Ground(folder);
    under =
        new Obtaining(
            SmallRecipes.of("cat", SmallRecipes.DEBIAN).recipe("cat"),
            home,
            scratch,
            ground.places,
            new InstallFolders(ground.places),
            new Tools(Ground.environment(), folder.resolve("log"), scratch),
            new InstallOptions(false),
            Progress.silent(),
            new LongAdder());
  }

  private Path zip(String... names) throws IOException {
    Path zip = folder.resolve("a.zip");
    try (OutputStream file = Files.newOutputStream(zip);
        ZipOutputStream out = new ZipOutputStream(file)) {
      for (String name : names) {
        out.putNextEntry(new ZipEntry(name));
        out.write("text\n".getBytes(StandardCharsets.UTF_8));
      }
    }
    return zip;
  }

  /** Makes every entry's mode this one: the JDK writes none. */
  private static Path withMode(Path zip, int mode) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(zip)).order(ByteOrder.LITTLE_ENDIAN);
    for (int at = 0; at < bytes.limit() - 4; at++) {
      if (bytes.getInt(at) == 0x02014b50) {
        bytes.put(at + 5, (byte) 3).putInt(at + 38, mode << 16);
      }
    }
    return Files.write(zip, bytes.array());
  }

  private Path tar(String... arguments) throws IOException, InterruptedException {
    Path in = Files.createDirectories(folder.resolve("in/top/bin"));
    Path program = Files.writeString(in.resolve("program"), "text\n");
    assertThat(program.toFile().setExecutable(true)).isTrue();
    Files.createSymbolicLink(folder.resolve("in/link"), Path.of("top"));
    Files.createLink(folder.resolve("in/top/hard"), program);
    List<String> words = new ArrayList<>(List.of("tar", "-czf", "../a.tar.gz"));
    words.addAll(List.of(arguments));
    Process tar = new ProcessBuilder(words).directory(folder.resolve("in").toFile()).start();
    assertThat(tar.waitFor()).isZero();
    return folder.resolve("a.tar.gz");
  }

  private void isRefused(Path archive) {
    ServersException refused =
        catchThrowableOfType(
            ServersException.class,
            () ->
                (archive.toString().endsWith(".zip")
                        ? Unpacked.zip(archive, under)
                        : Unpacked.tar(archive, under))
                    .into(home));
    assertThat(refused.kind()).isEqualTo(ServersException.Kind.OBTAIN_FAILED);
    assertThat(home).isEmptyDirectory();
    assertThat(folder.resolve("evil")).doesNotExist();
  }

  @Test
  void zipWithOneTopFolder_isStrippedAndStaysExecutable() throws IOException {
    Unpacked.zip(withMode(zip("top/bin/program", "top/read.me"), 0100755), under).into(home);

    assertThat(home.resolve("bin/program")).isExecutable().hasContent("text");
    assertThat(home.resolve("read.me")).exists();
  }

  @Test
  void zipWithoutModes_isNotExecutable() throws IOException {
    Unpacked.zip(zip("one/program", "two"), under).into(home);

    assertThat(home.resolve("one/program").toFile().canExecute()).isFalse();
    assertThat(home.resolve("two")).exists();
  }

  @Test
  void zipThatLeadsOutside_isRefused() throws IOException {
    for (String name :
        List.of("../evil", "top/../../evil", "/evil", "..\\evil", "a/./../../evil")) {
      isRefused(zip(name));
      Files.delete(under.scratch().resolve("unpacked-a.zip"));
    }
  }

  @Test
  void zipWithLink_isRefused() throws IOException {
    isRefused(withMode(zip("link"), 0120777));
  }

  @Test
  void zipThatIsDamaged_isRefused() throws IOException {
    Path zip = zip("top/one", "top/two");
    byte[] bytes = Files.readAllBytes(zip);
    isRefused(Files.write(zip, Arrays.copyOf(bytes, bytes.length - 30)));
  }

  @Test
  void tarWithOneTopFolder_isStrippedAndStaysExecutable() throws Exception {
    Unpacked.tar(tar("top/bin"), under).into(home);

    assertThat(home.resolve("bin/program")).isExecutable().hasContent("text");
  }

  @Test
  void tarThatLeadsOutside_isRefused() throws Exception {
    isRefused(tar("-P", "--transform", "s,^.*$,../../evil,", "top/bin/program"));
  }

  @Test
  void tarWithLink_isRefused() throws Exception {
    isRefused(tar("link", "top/bin/program"));
  }

  @Test
  void tarWithHardLink_isRefused() throws Exception {
    isRefused(tar("top"));
  }

  @Test
  void modes_areReadByName() throws IOException {
    assertThat(ZipModes.read(withMode(zip("a", "b/c"), 0100644)))
        .containsOnly(Map.entry("a", 0100644), Map.entry("b/c", 0100644));
  }
}
