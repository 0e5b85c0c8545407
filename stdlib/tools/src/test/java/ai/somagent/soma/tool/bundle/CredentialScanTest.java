package ai.somagent.soma.tool.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import ai.somagent.soma.finding.Finding;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The credentials are made here, from parts, so that no file of the repository holds one. */
class CredentialScanTest {
  private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  private static final String MIXED = LETTERS + "abcdefghijklmnopqrstuvwxyz0123456789";

  static Stream<Arguments> credentials() {
    return Stream.of(
        Arguments.of("private-key", "", "-----BEGIN " + "RSA PRIVATE" + " KEY-----"),
        Arguments.of("aws-access-key", "id = ", "AKIA" + some(LETTERS, 16)),
        Arguments.of("azure-storage-key", "", "AccountKey" + "=" + some(MIXED, 86) + "=="),
        Arguments.of("google-api-key", "key ", "AIza" + some(MIXED, 35)),
        Arguments.of("github-token", "", "ghp_" + some(MIXED, 36)),
        Arguments.of("github-token", "", "github_" + "pat_" + some(MIXED, 82)),
        Arguments.of("gitlab-token", "", "glpat-" + some(MIXED, 20)),
        Arguments.of("slack-token", "", "xoxb-" + some(MIXED, 30)),
        Arguments.of(
            "slack-webhook",
            "https://",
            "hooks.slack.com/services/" + "T0A/B0A/" + some(MIXED, 24)),
        Arguments.of("stripe-key", "", "sk_" + "live_" + some(MIXED, 24)),
        Arguments.of("npm-token", "", "npm_" + some(MIXED, 36)),
        Arguments.of("pypi-token", "", "pypi-" + "AgEIcHlwaS5vcmc" + some(MIXED, 60)),
        Arguments.of("model-key", "", "sk-" + "ant-" + some(MIXED, 40)),
        Arguments.of("huggingface-token", "", "hf_" + some(MIXED, 34)),
        Arguments.of("sendgrid-key", "", "SG." + some(MIXED, 22) + "." + some(MIXED, 43)),
        Arguments.of("vault-token", "", "hvs." + some(MIXED, 24)),
        Arguments.of(
            "json-web-token",
            "",
            "ey" + "J" + some(MIXED, 20) + ".ey" + "J" + some(MIXED, 20) + "." + some(MIXED, 20)),
        Arguments.of("url-password", "", "postgres://admin:" + some(MIXED, 12) + "@db/x"),
        Arguments.of("secret-assignment", "db_", "password = \"" + some(MIXED, 24) + "\""),
        Arguments.of("secret-assignment", "", "\"api_key\": \"" + some(MIXED, 24) + "\""),
        Arguments.of("secret-assignment", "export AWS_", "SECRET_KEY=" + some(MIXED, 40)));
  }

  @ParameterizedTest
  @MethodSource("credentials")
  void credential_isFoundInItsLineAndNotShown(String rule, String before, String credential) {
    List<Finding> findings = search("first line\n  " + before + credential + " // soma:allow\n");

    assertThat(findings).extracting(Finding::rule).contains(rule);
    Finding finding =
        findings.stream().filter(f -> f.rule().equals(rule)).findFirst().orElseThrow();
    assertThat(finding.place()).isEqualTo("a.soma:2");
    String random = credential.substring(credential.length() / 2);
    for (int i = 0; i + 4 <= random.length(); i++) {
      assertThat(finding.toString()).doesNotContain(random.substring(i, i + 4));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "let token = input.session.access_token_of_the_user",
        "auth: vault(\"tools/postgres\")",
        "password: secret string",
        "url: \"https://example.org:8080/path@home\"",
        "\"postgres://${user}:${password}@db\"",
        "digest: \"sha256:0d3f0d3f0d3f0d3f0d3f0d3f0d3f0d3f0d3f0d3f0d3f0d3f0d3f0d3f0d3f0d3f\"",
        "tokens: 400_000, budget(tokens: 80_000)",
        "password = \"aaaaaaaaaaaaaaaaaaaaaaaaaaaa1\"",
        "asia-southeast1 and AKIA",
        "-----BEGIN PUBLIC KEY-----"
      })
  void ordinaryText_holdsNoCredential(String line) {
    assertThat(search(line)).isEmpty();
  }

  @Test
  void moreTextThanTheShare_endsTheSearchWithAFinding() {
    CredentialScan scan = new CredentialScan();
    String hinted = "password secret token ".repeat(50_000);
    for (int i = 0; i < 100 && !scan.exhausted(); i++) {
      scan.search("f" + i, hinted);
    }

    assertThat(scan.findings().toList())
        .extracting(Finding::rule)
        .containsExactly("too-much-to-search");
  }

  @Test
  void utf16Text_isSearchedAndBinaryContentIsNot() {
    String text = "AKIA" + some(LETTERS, 16);
    byte[] marked = ("\ufeff" + text).getBytes(StandardCharsets.UTF_16LE);

    assertThat(ScannableText.of(marked)).hasValueSatisfying(t -> assertThat(t).contains(text));
    assertThat(ScannableText.of(new byte[] {'a', 0, 'b'})).isEmpty();
  }

  @Test
  void ruleIds_areUnique() {
    Set<String> ids = new HashSet<>();

    assertThat(CredentialRule.ALL).allSatisfy(rule -> assertThat(ids.add(rule.id())).isTrue());
  }

  private static List<Finding> search(String text) {
    CredentialScan scan = new CredentialScan();
    scan.search("a.soma", text);
    return scan.findings().toList();
  }

  private static String some(String alphabet, int length) {
    Random random = new Random(length);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return text.toString();
  }
}
