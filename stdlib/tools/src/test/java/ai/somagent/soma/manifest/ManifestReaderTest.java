package ai.somagent.soma.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import ai.somagent.soma.finding.Finding;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestReaderTest {
  private static final String VALID =
      """
      {"format": "soma.bundle/1", "language": "1.0", "name": "sample", "version": "1.2.3-rc.1",
       "description": "Greets.", "owner": "team:a", "license": "MIT OR Apache-2.0",
       "entry": ["sample.greet"], "files": {"a.soma": "sha256:%s"}}\
      """
          .formatted("0".repeat(64));

  @Test
  void validManifest_isReadWithTheDigestOfItsCanonicalForm() {
    BundleManifest manifest = valid(VALID);

    assertThat(manifest.version()).isEqualTo("1.2.3-rc.1");
    assertThat(manifest.entry()).containsExactly("sample.greet");
    assertThat(manifest.files()).containsOnlyKeys("a.soma");
    String spaced = VALID.replace(", \"", ",\n\t\"");
    assertThat(spaced).isNotEqualTo(VALID);
    assertThat(manifest.digest()).isEqualTo(valid(spaced).digest());
    assertThat(manifest.digest()).isNotEqualTo(valid(VALID.replace("1.2.3", "1.2.4")).digest());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "soma.bundle/1  | soma.bundle/2   | /format",
        "1.2.3-rc.1     | 1.2             | /version",
        "1.2.3-rc.1     | 01.2.3          | /version",
        "team:a         | a               | /owner",
        "sample.greet   | greet           | /entry/0",
        "a.soma         | soma.json       | /files",
        "sha256:        | md5:            | /files/a.soma",
        "\"name\"       | \"title\"       | title"
      })
  void memberAgainstSchema_isNamedInTheFinding(String from, String to, String named) {
    assertThat(VALID).contains(from);

    assertThat(invalid(VALID.replace(from, to)))
        .extracting(Finding::rule, Finding::place)
        .contains(org.assertj.core.groups.Tuple.tuple("manifest-schema", "soma.json"));
    assertThat(invalid(VALID.replace(from, to)))
        .anySatisfy(finding -> assertThat(finding.detail()).contains(named));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "{} {}",
        "{\"a\": 1, \"a\": 2}",
        "{\"a\": NaN}",
        "{a: 1}",
        "{\"a\": 1,}",
        "\ufeff{}",
        "{\"a\": \"\\ud800\"}",
        "{\"\\udfff\": 1}",
        "{\"a\": 123456789012345678901}",
        "{\"a\": 1e999}",
        "// c\n{}"
      })
  void textThatIsNoStrictJson_isOneFinding(String text) {
    assertThat(invalid(text)).extracting(Finding::rule).containsExactly("manifest-not-json");
  }

  @Test
  void deepNesting_isRefusedByTheParser() {
    assertThat(invalid("[".repeat(100_000)))
        .singleElement()
        .satisfies(finding -> assertThat(finding.detail()).contains("depth"));
  }

  @Test
  void longText_isRefusedByTheParser() {
    assertThat(invalid("{\"a\": \"" + "x".repeat(2_000) + "\"}"))
        .extracting(Finding::rule)
        .containsExactly("manifest-not-json");
  }

  @Test
  void largeDocument_isRefusedBeforeItIsParsed() {
    assertThat(invalid(" ".repeat(512 * 1024 + 1)))
        .singleElement()
        .satisfies(finding -> assertThat(finding.detail()).contains("524288 bytes"));
  }

  @Test
  void bytesThatAreNoUtf8_areOneFinding() {
    assertThat(ManifestReader.read(new byte[] {'{', (byte) 0xff, '}'}))
        .isInstanceOfSatisfying(
            ManifestOutcome.Invalid.class,
            outcome ->
                assertThat(outcome.findings())
                    .singleElement()
                    .satisfies(f -> assertThat(f.detail()).isEqualTo("`soma.json` is not UTF-8")));
  }

  @Test
  void manyFaults_areCutToFiftyFindings() {
    StringBuilder members = new StringBuilder();
    for (int i = 0; i < 200; i++) {
      members.append("\"x%d\": 1,".formatted(i));
    }

    assertThat(invalid(VALID.replaceFirst("\\{", "{" + members)))
        .hasSize(50)
        .last()
        .satisfies(finding -> assertThat(finding.rule()).isEqualTo("more-findings"));
  }

  @Test
  void controlCharactersOfTheAuthor_areEscapedInFindings() {
    assertThat(invalid(VALID.replace("\"name\"", "\"\\u001b[31m\"")))
        .anySatisfy(finding -> assertThat(finding.detail()).contains("\\u{1b}[31m"));
  }

  private static BundleManifest valid(String text) {
    return ((ManifestOutcome.Valid) read(text)).manifest();
  }

  private static java.util.List<Finding> invalid(String text) {
    return ((ManifestOutcome.Invalid) read(text)).findings();
  }

  private static ManifestOutcome read(String text) {
    return ManifestReader.read(text.getBytes(StandardCharsets.UTF_8));
  }
}
