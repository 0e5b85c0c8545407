package ai.somagent.soma.tool.bundle;

import ai.somagent.soma.finding.FindingWeight;
import com.google.re2j.Pattern;
import java.util.List;

/**
 * One kind of credential.
 *
 * @param id stable name
 * @param what what it is, for people
 * @param weight how much it weighs
 * @param hints a line holds one of these, in lower case, or cannot match: the cheap test first
 * @param pattern the credential as a whole, or its group 1 where that is a part
 * @param minimumEntropy if not 0, group 1 counts only with so many bits a character or more, and
 *     with a digit in it, so that names and words do not
 */
record CredentialRule(
    String id,
    String what,
    FindingWeight weight,
    List<String> hints,
    Pattern pattern,
    double minimumEntropy) {

  /** Published formats of the issuers, then the two shapes that have no issuer. */
  static final List<CredentialRule> ALL =
      List.of(
          critical(
              "private-key",
              "a private key",
              "-----BEGIN (?:[A-Z0-9]+ ){0,4}PRIVATE KEY(?: BLOCK)?-----",
              "private key"),
          critical(
              "aws-access-key",
              "an access key of Amazon Web Services",
              "\\b(?:AKIA|ASIA|ABIA|ACCA)[A-Z2-7]{16}\\b",
              "akia",
              "asia",
              "abia",
              "acca"),
          critical(
              "azure-storage-key",
              "a storage key of Microsoft Azure",
              "AccountKey=[A-Za-z0-9+/]{86}==",
              "accountkey="),
          critical("google-api-key", "an API key of Google", "\\bAIza[0-9A-Za-z_-]{35}", "aiza"),
          critical(
              "github-token",
              "a token of GitHub",
              "\\b(?:gh[pousr]_[A-Za-z0-9]{36,255}|github_pat_[A-Za-z0-9_]{60,255})\\b",
              "ghp_",
              "gho_",
              "ghu_",
              "ghs_",
              "ghr_",
              "github_pat_"),
          critical("gitlab-token", "a token of GitLab", "\\bglpat-[A-Za-z0-9_-]{20,}", "glpat-"),
          critical("slack-token", "a token of Slack", "\\bxox[abeoprs]-[A-Za-z0-9-]{10,}", "xox"),
          critical(
              "slack-webhook",
              "a webhook of Slack",
              "hooks\\.slack\\.com/services/T[A-Za-z0-9]+/B[A-Za-z0-9]+/[A-Za-z0-9]{16,}",
              "hooks.slack.com"),
          critical(
              "stripe-key", "a live key of Stripe", "\\b[rs]k_live_[A-Za-z0-9]{16,}", "k_live_"),
          critical("npm-token", "a token of npm", "\\bnpm_[A-Za-z0-9]{36}\\b", "npm_"),
          critical("pypi-token", "a token of PyPI", "\\bpypi-AgE[A-Za-z0-9_-]{50,}", "pypi-age"),
          critical(
              "model-key",
              "a key of a model provider",
              "\\bsk-(?:ant-|proj-|svcacct-|or-)?[A-Za-z0-9_-]{32,}",
              "sk-"),
          critical(
              "huggingface-token", "a token of Hugging Face", "\\bhf_[A-Za-z0-9]{34,}\\b", "hf_"),
          critical(
              "sendgrid-key",
              "a key of SendGrid",
              "\\bSG\\.[A-Za-z0-9_-]{22}\\.[A-Za-z0-9_-]{43}",
              "sg."),
          critical(
              "vault-token",
              "a token of Vault",
              "\\bhv[sbr]\\.[A-Za-z0-9_-]{24,}",
              "hvs.",
              "hvb.",
              "hvr."),
          rule(
              "json-web-token",
              "a JSON Web Token",
              FindingWeight.HIGH,
              0,
              "\\beyJ[A-Za-z0-9_-]{10,}\\.eyJ[A-Za-z0-9_-]{10,}\\.[A-Za-z0-9_-]{10,}",
              "eyj"),
          rule(
              "url-password",
              "a password in a URL",
              FindingWeight.HIGH,
              1,
              "[a-z][a-z0-9+.-]{0,30}://[^\\s/:@\"'<>{}$]{0,128}:([^\\s/@\"'<>{}$]{3,256})@",
              "://"),
          rule(
              "secret-assignment",
              "a random value given to a name that speaks of a secret",
              FindingWeight.HIGH,
              3.3,
              "(?i)(?:passw(?:or)?d|secret|token|(?:api|access|private)[_-]?key|credential)"
                  + "[a-z0-9_-]{0,40}[\"'`]?\\s{0,8}(?:=>|:=|=|:)\\s{0,8}[\"'`]?"
                  + "([a-z0-9+/=_~.-]{16,512})",
              "passwd",
              "password",
              "secret",
              "token",
              "api",
              "access",
              "private",
              "credential"));

  private static CredentialRule critical(String id, String what, String pattern, String... hints) {
    return rule(id, what, FindingWeight.CRITICAL, 0, pattern, hints);
  }

  private static CredentialRule rule(
      String id,
      String what,
      FindingWeight weight,
      double minimumEntropy,
      String pattern,
      String... hints) {
    return new CredentialRule(
        id, what, weight, List.of(hints), Pattern.compile(pattern), minimumEntropy);
  }
}
