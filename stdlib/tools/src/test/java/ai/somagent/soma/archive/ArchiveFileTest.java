package ai.somagent.soma.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ArchiveFileTest {
  @TempDir Path folder;

  @Test
  void missingFile_isNotFound() {
    assertThat(fault(folder.resolve("absent.zip"))).isEqualTo(ArchiveFault.NOT_FOUND);
  }

  @Test
  void fileInPlaceOfAFolder_isNotFound() throws Exception {
    Path file = Files.createFile(folder.resolve("file"));

    assertThat(fault(file.resolve("x.zip"))).isEqualTo(ArchiveFault.NOT_FOUND);
  }

  @Test
  void folder_isNoFile() {
    assertThat(fault(folder)).isEqualTo(ArchiveFault.NOT_A_FILE);
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void device_isNoFileAndIsNotRead() {
    assertThat(fault(Path.of("/dev/zero"))).isEqualTo(ArchiveFault.NOT_A_FILE);
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void namedPipe_isNoFileAndIsNotOpened() throws Exception {
    Path pipe = folder.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();

    assertThat(fault(pipe)).isEqualTo(ArchiveFault.NOT_A_FILE);
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void symbolicLink_isRefusedAndOneAboveIsFollowed() throws Exception {
    Path real = Files.createDirectory(folder.resolve("real"));
    Path file = Files.write(real.resolve("a.zip"), SampleBundles.good());
    Path link = Files.createSymbolicLink(folder.resolve("link.zip"), file);
    Path above = Files.createSymbolicLink(folder.resolve("above"), real);

    assertThat(fault(link)).isEqualTo(ArchiveFault.SYMBOLIC_LINK);
    assertThat(Archive.open(above.resolve("a.zip").toString()).entries()).hasSize(2);
  }

  @Test
  void fileTooLarge_isRefusedByItsSize() throws Exception {
    Path file = folder.resolve("large.zip");
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(1L << 40);
    }

    assertThat(fault(file)).isEqualTo(ArchiveFault.TOO_LARGE);
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void pathThatIsNone_isRefused() {
    assertThat(refusal("a\0b")).hasMessage("`a\\u{0}b` is not a path");
    assertThat(refusal("a".repeat(300)).fault()).isEqualTo(ArchiveFault.BAD_PATH);
  }

  private static ArchiveFault fault(Path path) {
    return refusal(path.toString()).fault();
  }

  private static ArchiveException refusal(String path) {
    return catchThrowableOfType(ArchiveException.class, () -> Archive.open(path));
  }
}
