package ai.somagent.soma.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntryNameTest {
  private static final int UTF8 = 1 << 11;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "/etc/passwd",
        "//host/share",
        "../x",
        "a/../../x",
        "a/..",
        "..",
        "a//b",
        "./a",
        "a/./b",
        "a\\b",
        "..\\x",
        "C:/x",
        "C:x",
        "a\0b",
        "a\nb",
        "a\u001b[31mb",
        "a\u202egpj.exe",
        "a\u200bb",
        "a/ b",
        "a /b",
        "a.",
        "a./b",
        "\ufeffa"
      })
  void unsafeName_isRefused(String name) {
    assertThat(refusal(name.getBytes(StandardCharsets.UTF_8), UTF8).fault())
        .isEqualTo(ArchiveFault.UNSAFE_NAME);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "a/b.soma", ".hidden", "größe.txt", "日本/語", "a b", "...a", "a..b"})
  void ordinaryName_isTaken(String name) throws Exception {
    assertThat(EntryName.check(name.getBytes(StandardCharsets.UTF_8), UTF8))
        .isEqualTo(new EntryName(name, false));
  }

  @Test
  void nameOf256Bytes_isRefused() {
    assertThat(refusal("a".repeat(256).getBytes(StandardCharsets.UTF_8), UTF8).fault())
        .isEqualTo(ArchiveFault.UNSAFE_NAME);
  }

  @Test
  void bytesThatAreNoUtf8_areRefused() {
    assertThat(refusal(new byte[] {'a', (byte) 0xff}, UTF8)).hasMessageContaining("not UTF-8");
  }

  @Test
  void nonAsciiNameNotMarkedAsUtf8_isRefused() {
    assertThat(refusal("ä".getBytes(StandardCharsets.UTF_8), 0))
        .hasMessageContaining("readers disagree");
  }

  @Test
  void namesThatSomeSystemTakesForOne_foldToOne() {
    assertThat(EntryName.folded("SRC/Ä.soma")).isEqualTo(EntryName.folded("src/a\u0308.soma"));
    assertThat(EntryName.folded("straße")).isEqualTo(EntryName.folded("STRASSE"));
    assertThat(EntryName.folded("a")).isNotEqualTo(EntryName.folded("b"));
  }

  @Test
  void messageAboutAnUnsafeName_showsNothingInvisible() {
    assertThat(refusal("a\u001b]0;x\u0007".getBytes(StandardCharsets.UTF_8), UTF8))
        .hasMessage("the entry name `a\\u{1b}]0;x\\u{7}` has control or invisible characters");
  }

  private static ArchiveException refusal(byte[] raw, int flags) {
    return catchThrowableOfType(ArchiveException.class, () -> EntryName.check(raw, flags));
  }
}
