package ai.somagent.soma.cli.project;

import static org.assertj.core.api.Assertions.assertThat;

import ai.somagent.soma.cli.console.FileCode;
import ai.somagent.soma.cli.console.ReportFormat;
import ai.somagent.soma.diagnostic.Diagnostic;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ProjectFileTest {
  @TempDir Path folder;

  @BeforeEach
  void makeRoot() throws IOException {
    Files.createDirectory(folder.resolve("capsules"));
  }

  private Project read(String text) throws IOException {
    Files.writeString(folder.resolve("soma.yaml"), text);
    return ProjectFinder.find(folder);
  }

  private static Schema schema() throws IOException {
    try (InputStream in =
        ProjectFileTest.class.getResourceAsStream("/soma/schema/soma.project-1.schema.json")) {
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "version: 1",
        "version: 1\nroots: [capsules]\nexclude: [capsules/old]\ndeny: warnings\nformat: sarif",
        "version: 2",
        "version: '1'",
        "roots: [capsules]",
        "version: 1\nroots: capsules",
        "version: 1\nroots: [1]\n",
        "version: 1\nroots: ['']",
        "version: 1\nroots: [/etc]",
        "version: 1\nroots: [..]",
        "version: 1\nexclude: [capsules/../../other]",
        "version: 1\nexclude: [capsules/a..b, ..c]",
        "version: 1\ndeny: everything",
        "version: 1\nformat: xml",
        "version: 1\ncolour: red",
        "- version",
        "text",
      })
  void file_isJudgedAsItsSchemaJudgesIt(String text) throws IOException {
    boolean fits = schema().validate(text, InputFormat.YAML).isEmpty();
    boolean read =
        read(text).diagnostics().stream().allMatch(found -> found.code() == FileCode.MISSING_ROOT);
    assertThat(read).isEqualTo(fits);
  }

  @Test
  void misspeltKey_isToldAtItsPlaceWithAFix() throws IOException {
    Diagnostic found =
        read("# 日本 \ud83d\ude00\nversion: 1\nrots: [capsules]\n").diagnostics().getFirst();
    assertThat(found.message()).isEqualTo("a project has no key `rots`");
    assertThat(found.fixes().getFirst().title()).isEqualTo("Rename to `roots`");
    assertThat(found.span().start()).isEqualTo("# 日本 \ud83d\ude00\nversion: 1\n".length());
    assertThat(found.span().length()).isEqualTo(4);
  }

  @Test
  void values_areRead() throws IOException {
    Project project =
        read(
            "version: 1\nroots: [capsules]\ndeny: warnings\nformat: github\nexclude: [capsules/x]");
    assertThat(project.denyWarnings()).isTrue();
    assertThat(project.format()).isEqualTo(ReportFormat.GITHUB);
    assertThat(project.roots()).isEqualTo(List.of(folder.resolve("capsules").toString()));
  }

  @Test
  void fileAbove_isFound() throws IOException {
    read("version: 1\nroots: [capsules]");
    Path below = Files.createDirectories(folder.resolve("a/b"));
    assertThat(ProjectFinder.find(below).roots())
        .isEqualTo(List.of(folder.resolve("capsules").toString()));
  }

  /** The parser of YAML has no words of its own for these. */
  @ParameterizedTest
  @ValueSource(strings = {"roots: [\"b\\u", "roots: [\"\\UFFFFFFFF\"]", "roots: [\"\\U00110000\"]"})
  void escapeThatIsNoCharacter_isToldAtItsPlace(String text) throws IOException {
    Diagnostic found = read(text).diagnostics().getFirst();
    assertThat(found.code()).isEqualTo(FileCode.NOT_YAML);
    assertThat(found.span().start()).isLessThanOrEqualTo(text.length());
  }

  @Test
  void bombOfAliases_isRefusedOrRead() throws IOException {
    StringBuilder bomb = new StringBuilder("version: 1\nroots: &a [x, x]\n");
    for (char c = 'b'; c < 'z'; c++) {
      bomb.append(c).append(": &").append(c).append(" [*").append((char) (c - 1)).append("]\n");
    }
    assertThat(read(bomb.toString()).diagnostics()).isNotEmpty();
  }

  /** Deep nesting, aliases of aliases, a document that never ends, bytes that are no text. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "- ",
        "[",
        "{a: ",
        "? ",
        "- [",
        "&a [*a, ",
        "!!x ",
        "- - ? ",
        "\0",
        "\u2028- ",
        "'",
        "\"\\x"
      })
  void hostileFiles_areReported(String piece) throws IOException {
    for (int times : new int[] {1, 60, 20_000}) {
      assertThat(read("version: 1\nroots: " + piece.repeat(times)).diagnostics()).isNotEmpty();
      assertThat(read(piece.repeat(times)).diagnostics()).isNotEmpty();
    }
  }
}
