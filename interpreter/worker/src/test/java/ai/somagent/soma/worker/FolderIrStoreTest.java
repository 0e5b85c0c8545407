package ai.somagent.soma.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.somagent.soma.ir.ProgramIr;
import ai.somagent.soma.ir.SourceMap;
import ai.somagent.soma.ir.codec.IrCodec;
import ai.somagent.soma.ir.digest.CanonicalJson;
import ai.somagent.soma.ir.digest.Digests;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderIrStoreTest {
  private static final ProgramDraft DRAFT =
      new ProgramDraft("stored").call("first", "append", "one", null, null);

  private static Path fileOf(Path folder, String ending) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(ending)).findFirst().orElseThrow();
    }
  }

  @Test
  void keptProgram_isReadByAnotherStore(@TempDir Path folder) throws Exception {
    String digest = new FolderIrStore(folder).put(DRAFT.program(), DRAFT.sourceMap());
    IrStore other = new FolderIrStore(folder);
    assertThat(digest).isEqualTo(DRAFT.sourceMap().program());
    assertThat(other.program(digest)).isEqualTo(DRAFT.program());
    assertThat(other.sourceMap(digest)).contains(DRAFT.sourceMap());
  }

  @Test
  void keptProgramsFile_hashesToItsName(@TempDir Path folder) throws Exception {
    String digest = new FolderIrStore(folder).put(DRAFT.program(), DRAFT.sourceMap());
    byte[] bytes = Files.readAllBytes(fileOf(folder, ".ir.json"));
    assertThat(Digests.ofBytes(bytes)).isEqualTo(digest);
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).hasSize(2);
    }
  }

  @Test
  void unknownDigest_isNotFound(@TempDir Path folder) throws Exception {
    IrStore store = new FolderIrStore(folder.resolve("not-made-yet"));
    String digest = "sha256:" + "a".repeat(64);
    assertThatThrownBy(() -> store.program(digest)).isInstanceOf(IrNotFoundException.class);
    assertThat(store.sourceMap(digest)).isEqualTo(Optional.empty());
  }

  @Test
  void textThatIsNoDigest_namesNoFile(@TempDir Path folder) throws Exception {
    Files.writeString(folder.resolve("secret.ir.json"), "{}");
    IrStore store = new FolderIrStore(folder.resolve("inside"));
    assertThatThrownBy(() -> store.program("../secret")).isInstanceOf(IrNotFoundException.class);
    assertThat(store.sourceMap("../secret")).isEmpty();
  }

  @Test
  void changedProgram_isRejected(@TempDir Path folder) throws Exception {
    String digest = new FolderIrStore(folder).put(DRAFT.program(), DRAFT.sourceMap());
    Path file = fileOf(folder, ".ir.json");
    Files.writeString(file, Files.readString(file).replace("medium", "low"));
    assertThatThrownBy(() -> new FolderIrStore(folder).program(digest))
        .isInstanceOfSatisfying(
            IrRejectedException.class,
            rejected ->
                assertThat(rejected.reasons())
                    .singleElement()
                    .asString()
                    .startsWith("its content hashes to `sha256:"));
  }

  @Test
  void fileThatIsNoProgram_isRejectedUnderItsOwnDigest(@TempDir Path folder) throws Exception {
    byte[] bytes = "{\"format\":\"soma.ir/1\"}".getBytes(StandardCharsets.UTF_8);
    String digest = Digests.ofBytes(bytes);
    Files.write(folder.resolve(digest.replace(':', '-') + ".ir.json"), bytes);
    assertThatThrownBy(() -> new FolderIrStore(folder).program(digest))
        .isInstanceOf(IrRejectedException.class);
  }

  @Test
  void unsoundProgram_isRejectedWhenPutAndWhenRead(@TempDir Path folder) throws Exception {
    ProgramDraft unsound =
        new ProgramDraft("unsound").call("first", "append", "one", null, "nowhere");
    assertThatThrownBy(() -> new FolderIrStore(folder).put(unsound.program(), unsound.sourceMap()))
        .isInstanceOf(IrRejectedException.class)
        .hasMessageContaining("nowhere");
    byte[] bytes =
        CanonicalJson.of(IrCodec.write(unsound.program())).getBytes(StandardCharsets.UTF_8);
    String digest = Digests.ofBytes(bytes);
    Files.write(folder.resolve(digest.replace(':', '-') + ".ir.json"), bytes);
    assertThatThrownBy(() -> new FolderIrStore(folder).program(digest))
        .isInstanceOf(IrRejectedException.class)
        .hasMessageContaining("nowhere");
  }

  @Test
  void sourceMapOfAnotherProgram_isRejected(@TempDir Path folder) {
    ProgramIr program = DRAFT.program();
    SourceMap other = new SourceMap("sha256:" + "b".repeat(64), Map.of());
    assertThatThrownBy(() -> new FolderIrStore(folder).put(program, other))
        .isInstanceOf(IrRejectedException.class)
        .hasMessageContaining("its source map is of program");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void folderThatCannotBeMade_isAStoreFailure(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "in the way");
    IrStore store = new FolderIrStore(file.resolve("programs"));
    assertThatThrownBy(() -> store.put(DRAFT.program(), DRAFT.sourceMap()))
        .isInstanceOf(IrStoreException.class)
        .hasMessageContaining("cannot be written");
  }
}
