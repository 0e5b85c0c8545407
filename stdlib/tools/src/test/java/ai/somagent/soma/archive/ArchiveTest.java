package ai.somagent.soma.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArchiveTest {
  private static final int MIB = 1024 * 1024;

  @Test
  void ordinaryZip_opensWithSizesDigestsAndContents() throws Exception {
    Archive archive = Archive.of(new ForgedZip().add("a/b.txt", "hello").bytes());

    ArchiveEntry entry = archive.entries().getFirst();
    assertThat(entry.path()).isEqualTo("a/b.txt");
    assertThat(entry.size()).isEqualTo(5);
    assertThat(entry.digest())
        .isEqualTo("sha256:2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824");
    assertThat(archive.content(entry)).asString(StandardCharsets.UTF_8).isEqualTo("hello");
    assertThat(archive.find("a/c.txt")).isEmpty();
  }

  @Test
  void folders_areCheckedAndLeftOut() throws Exception {
    byte[] zip = new ForgedZip().add("src/", "").add("src/a", "x").bytes();

    assertThat(Archive.of(zip).entries()).extracting(ArchiveEntry::path).containsExactly("src/a");
  }

  @ParameterizedTest
  @MethodSource("ai.somagent.soma.archive.SampleBundles#unsafe")
  void unsafeBundle_isRefusedByItsRule(SampleBundles.Bad bad) {
    assertThat(refusal(bad.archive()).fault().code()).isEqualTo(bad.rule());
  }

  @Test
  void moreThanAThousandEntries_areRefused() {
    ForgedZip zip = new ForgedZip();
    for (int i = 0; i <= 1_000; i++) {
      zip.add("f" + i, "");
    }

    assertThat(fault(zip)).isEqualTo(ArchiveFault.TOO_MANY_ENTRIES);
  }

  @Test
  void exactlyAThousandEntries_areOpened() throws Exception {
    ForgedZip zip = new ForgedZip();
    for (int i = 0; i < 1_000; i++) {
      zip.add("f" + i, "");
    }

    assertThat(Archive.of(zip.bytes()).entries()).hasSize(1_000);
  }

  @Test
  void entryOverFourMebibytes_isRefused() {
    assertThat(fault(new ForgedZip().add("big", noise(4 * MIB + 1, 1), e -> {})))
        .isEqualTo(ArchiveFault.ENTRY_TOO_LARGE);
  }

  @Test
  void entryOfFourMebibytes_isOpened() throws Exception {
    byte[] zip = new ForgedZip().add("big", noise(4 * MIB, 1), e -> {}).bytes();

    assertThat(Archive.of(zip).entries().getFirst().size()).isEqualTo(4 * MIB);
  }

  @Test
  void totalOverSixtyFourMebibytes_isRefused() {
    ForgedZip zip = new ForgedZip();
    byte[] compressible = noise(4 * MIB, 10);
    for (int i = 0; i < 17; i++) {
      zip.add("f" + i, compressible, e -> {});
    }

    assertThat(zip.bytes()).hasSizeLessThan(16 * MIB);
    assertThat(fault(zip)).isEqualTo(ArchiveFault.TOTAL_TOO_LARGE);
  }

  @Test
  void fileOverSixteenMebibytes_isRefused() {
    assertThat(refusal(new byte[16 * MIB + 1]).fault()).isEqualTo(ArchiveFault.TOO_LARGE);
  }

  @Test
  void smallFileThatPacksWell_isNoBomb() throws Exception {
    byte[] zip = new ForgedZip().add("zeros", new byte[64 * 1024], e -> {}).bytes();

    assertThat(Archive.of(zip).entries()).hasSize(1);
  }

  @Test
  void entryThatHoldsLessThanDeclared_isRefused() {
    assertThat(fault(new ForgedZip().add("a", "abc", e -> e.size(10))))
        .isEqualTo(ArchiveFault.SIZE_MISMATCH);
  }

  @Test
  void wrongChecksum_isRefused() {
    assertThat(fault(new ForgedZip().add("a", "abc", e -> e.crc ^= 1)))
        .isEqualTo(ArchiveFault.CORRUPT);
  }

  @Test
  void brokenDeflateData_isRefused() {
    assertThat(fault(new ForgedZip().add("a", "abc", e -> e.packed[0] = (byte) 0xff)))
        .isEqualTo(ArchiveFault.CORRUPT);
  }

  @Test
  void bytesHiddenAfterDeflateData_areRefused() {
    ForgedZip zip =
        new ForgedZip().add("a", "abc", e -> e.packed = java.util.Arrays.copyOf(e.packed, 40));

    assertThat(fault(zip)).isEqualTo(ArchiveFault.CORRUPT);
  }

  @Test
  void otherMethodThanDeflate_isRefused() {
    assertThat(fault(new ForgedZip().add("a", "abc", e -> e.method = 12)))
        .isEqualTo(ArchiveFault.UNSUPPORTED);
  }

  @Test
  void localNameUnlikeTheDirectorys_isRefused() {
    assertThat(fault(new ForgedZip().add("a", "abc", e -> e.localName = new byte[] {'b'})))
        .isEqualTo(ArchiveFault.INCONSISTENT);
  }

  @Test
  void localSizeUnlikeTheDirectorys_isRefused() {
    assertThat(fault(new ForgedZip().add("a", "abc", e -> e.localSize = 4)))
        .isEqualTo(ArchiveFault.INCONSISTENT);
  }

  @Test
  void directoryWithFewerRecordsThanCounted_isRefused() {
    assertThat(fault(new ForgedZip().add("a", "abc").surplusCount(1)))
        .isEqualTo(ArchiveFault.INCONSISTENT);
  }

  @Test
  void directoryWithMoreRecordsThanCounted_isRefused() {
    assertThat(fault(new ForgedZip().add("a", "abc").add("b", "abc").surplusCount(-1)))
        .isEqualTo(ArchiveFault.INCONSISTENT);
  }

  @Test
  void bytesBeforeBetweenOrAfter_areRefused() {
    byte[] junk = {1, 2, 3};

    assertThat(fault(new ForgedZip().add("a", "x").before(junk)))
        .isEqualTo(ArchiveFault.SURPLUS_BYTES);
    assertThat(fault(new ForgedZip().add("a", "x", e -> e.after = junk)))
        .isEqualTo(ArchiveFault.SURPLUS_BYTES);
    assertThat(fault(new ForgedZip().add("a", "x").trailer(junk)))
        .isEqualTo(ArchiveFault.SURPLUS_BYTES);
  }

  @Test
  void commentSecondNameOrSplitArchive_isRefused() {
    byte[] unicodePath = {0x75, 0x70, 1, 0, 1};

    assertThat(fault(new ForgedZip().add("a", "x", e -> e.comment = new byte[] {'c'})))
        .isEqualTo(ArchiveFault.UNSUPPORTED);
    assertThat(fault(new ForgedZip().add("a", "x", e -> e.extra = unicodePath)))
        .isEqualTo(ArchiveFault.UNSUPPORTED);
  }

  @Test
  void pipeDeviceOrFolderDisguisedAsFile_isRefused() {
    for (int mode : new int[] {0010644, 0020644, 0060644, 0140644, 0040755}) {
      assertThat(fault(new ForgedZip().add("a", "x", e -> e.mode = mode)))
          .isEqualTo(ArchiveFault.SPECIAL_ENTRY);
    }
  }

  private static ArchiveFault fault(ForgedZip zip) {
    return refusal(zip.bytes()).fault();
  }

  private static ArchiveException refusal(byte[] zip) {
    return catchThrowableOfType(ArchiveException.class, () -> Archive.of(zip));
  }

  /** Noise of which every byte is repeated {@code run} times, so that it packs about as well. */
  private static byte[] noise(int length, int run) {
    Random random = new Random(7);
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = i % run == 0 ? (byte) random.nextInt(256) : bytes[i - 1];
    }
    return bytes;
  }
}
