package ai.somagent.soma.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleWriterTest {
  @TempDir Path folder;

  @BeforeEach
  void aFolderOfSources() throws Exception {
    Files.writeString(folder.resolve("soma.json"), SampleBundles.TEMPLATE);
    Files.createDirectory(folder.resolve("src"));
    Files.writeString(folder.resolve("src/greet.soma"), SampleBundles.CAPSULE);
    Files.writeString(folder.resolve("a.md"), "# A\n");
  }

  @Test
  void folder_becomesABundleWithTheDigestsFilledIn() throws Exception {
    BuiltBundle bundle = BundleWriter.build(folder);

    Archive archive = Archive.of(bundle.archive());
    assertThat(archive.entries())
        .extracting(ArchiveEntry::path)
        .containsExactly("soma.json", "a.md", "src/greet.soma");
    assertThat(bundle.manifest().files())
        .containsEntry("a.md", archive.find("a.md").orElseThrow().digest())
        .containsOnlyKeys("a.md", "src/greet.soma");
  }

  @Test
  void sameContent_givesTheSameBytesWhateverTheTimes() throws Exception {
    byte[] first = BundleWriter.build(folder).archive();
    Files.setLastModifiedTime(folder.resolve("a.md"), FileTime.fromMillis(0));

    assertThat(BundleWriter.build(folder).archive()).isEqualTo(first);
  }

  /** Written down, so that a change of format or of JDK shows. */
  @Test
  void bytes_areTheOnesWrittenDown() throws Exception {
    assertThat(Archive.of(BundleWriter.build(folder).archive()).digest())
        .isEqualTo("sha256:5254ac2ca034d2297c95338f0597e4c607d8a120ab34d919bebae8c0f48ec4e0");
  }

  @Test
  void hiddenFilesAndTheTargetItself_areLeftOut() throws Exception {
    Files.createDirectory(folder.resolve(".git"));
    Files.writeString(folder.resolve(".git/config"), "x");
    Files.writeString(folder.resolve(".env"), "x");
    Path target = folder.resolve("out.zip");

    byte[] first = BundleWriter.build(folder, target).archive();
    Files.write(target, first);

    assertThat(BundleWriter.build(folder, target).archive()).isEqualTo(first);
    assertThat(Archive.of(first).entries()).hasSize(3);
    assertThat(Archive.of(BundleWriter.build(folder).archive()).entries()).hasSize(4);
  }

  @Test
  void folderWithoutManifest_isRefused() throws Exception {
    Files.delete(folder.resolve("soma.json"));

    assertRefused("has no `soma.json`");
  }

  @Test
  void invalidTemplate_isRefusedWithItsReasons() throws Exception {
    Files.writeString(
        folder.resolve("soma.json"), SampleBundles.TEMPLATE.replace("team:samples", "me"));

    assertRefused("/owner");
  }

  @Test
  void templateWithDigests_isRefused() throws Exception {
    Files.writeString(folder.resolve("soma.json"), "{\"files\": {}}");

    assertRefused("leave that to the compiler");
  }

  @Test
  void symbolicLinkInTheFolder_isRefused() throws Exception {
    Files.createSymbolicLink(folder.resolve("link"), Path.of("/etc/passwd"));

    assertRefused("`link` is a symbolic link");
  }

  @Test
  void fileThatNoBundleMayHold_isRefused() throws Exception {
    Files.write(folder.resolve("big"), new byte[4 * 1024 * 1024 + 1]);

    assertRefused("`big` has 4194305 bytes");
  }

  @Test
  void missingFolder_isRefused() {
    assertThatThrownBy(() -> BundleWriter.build(folder.resolve("absent")))
        .isInstanceOf(BundleException.class)
        .hasMessageContaining("is not a folder");
  }

  @Test
  void manifest_endsWithTheSortedDigests() throws Exception {
    Archive archive = Archive.of(BundleWriter.build(folder).archive());

    assertThat(archive.content(archive.entries().getFirst()))
        .asString(StandardCharsets.UTF_8)
        .startsWith("{\n  \"format\": \"soma.bundle/1\",\n")
        .containsSubsequence("\"files\": {", "\"a.md\"", "\"src/greet.soma\"")
        .endsWith("}\n");
  }

  private void assertRefused(String reason) {
    assertThatThrownBy(() -> BundleWriter.build(folder))
        .isInstanceOf(BundleException.class)
        .hasMessageContaining(reason);
  }
}
