package ai.somagent.soma.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.junit.jupiter.api.Test;

class ArchiveDamageTest {
  @Test
  void everyPrefixOfAGoodBundle_isRefused() {
    byte[] good = SampleBundles.good();
    for (int length = 0; length < good.length; length++) {
      byte[] prefix = Arrays.copyOf(good, length);
      assertThatThrownBy(() -> Archive.of(prefix))
          .as("prefix of %d bytes", length)
          .isInstanceOf(ArchiveException.class);
    }
  }

  /** A changed byte is refused, unless it is in a field that says nothing about the content. */
  @Test
  void everyChangedByte_isRefusedOrChangesNoContent() throws Exception {
    byte[] good = SampleBundles.good();
    List<ArchiveEntry> expected = Archive.of(good).entries();
    int refused = 0;
    for (int at = 0; at < good.length; at++) {
      for (int mask : new int[] {0x01, 0x80, 0xff}) {
        byte[] damaged = good.clone();
        damaged[at] ^= (byte) mask;
        try {
          assertThat(Archive.of(damaged).entries()).as("byte %d", at).isEqualTo(expected);
        } catch (ArchiveException e) {
          refused++;
        }
      }
    }
    assertThat(refused).isGreaterThan(good.length * 2);
  }

  @Test
  void archiveOfAnotherWriter_readsAsAnotherReaderReadsIt() throws Exception {
    byte[] zip = writtenByCommonsCompress();

    Archive archive = Archive.of(zip);

    try (ZipFile other =
        ZipFile.builder().setSeekableByteChannel(new SeekableInMemoryByteChannel(zip)).get()) {
      List<ZipArchiveEntry> entries = Collections.list(other.getEntries());
      assertThat(archive.entries())
          .extracting(ArchiveEntry::path)
          .containsExactlyElementsOf(entries.stream().map(ZipArchiveEntry::getName).toList());
      for (ArchiveEntry entry : archive.entries()) {
        assertThat(archive.content(entry))
            .isEqualTo(other.getInputStream(other.getEntry(entry.path())).readAllBytes());
      }
    }
  }

  @Test
  void symbolicLinkOfAnotherWriter_isRefused() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(bytes)) {
      ZipArchiveEntry link = new ZipArchiveEntry("link");
      link.setUnixMode(0120777);
      zip.putArchiveEntry(link);
      zip.write("/etc/passwd".getBytes(StandardCharsets.UTF_8));
      zip.closeArchiveEntry();
    }

    assertThatThrownBy(() -> Archive.of(bytes.toByteArray()))
        .isInstanceOfSatisfying(
            ArchiveException.class,
            e -> assertThat(e.fault()).isEqualTo(ArchiveFault.SPECIAL_ENTRY));
  }

  private static byte[] writtenByCommonsCompress() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(bytes)) {
      for (String name : List.of("a.txt", "größe/日本.txt", "empty")) {
        ZipArchiveEntry entry = new ZipArchiveEntry(name);
        entry.setUnixMode(0100644);
        zip.putArchiveEntry(entry);
        zip.write(
            name.equals("empty") ? new byte[0] : name.repeat(50).getBytes(StandardCharsets.UTF_8));
        zip.closeArchiveEntry();
      }
    }
    return bytes.toByteArray();
  }
}
