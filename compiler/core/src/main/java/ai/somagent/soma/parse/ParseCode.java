package ai.somagent.soma.parse;

import ai.somagent.soma.diagnostic.DiagnosticCode;
import ai.somagent.soma.diagnostic.Severity;

/** What can be wrong with a text before it means anything. */
public enum ParseCode implements DiagnosticCode {
  FILE_TOO_LARGE("E1001", "file-too-large"),
  NESTING_TOO_DEEP("E1002", "nesting-too-deep"),
  TOO_MANY_TOKENS("E1003", "too-many-tokens"),
  EXPRESSION_TOO_LONG("E1004", "expression-too-long"),
  TOO_MANY_ERRORS("E1005", "too-many-errors"),
  CONTROL_CHARACTER("E1006", "control-character"),
  INVISIBLE_CHARACTER("E1007", "invisible-character"),
  MALFORMED_UNICODE("E1008", "malformed-unicode"),
  NOT_NORMALIZED("E1009", "not-normalized"),
  UNEXPECTED_CHARACTER("E1010", "unexpected-character"),
  UNTERMINATED_STRING("E1011", "unterminated-string"),
  UNTERMINATED_COMMENT("E1012", "unterminated-comment"),
  UNKNOWN_ESCAPE("E1013", "unknown-escape"),
  SINGLE_QUOTED_STRING("E1014", "single-quoted-string"),
  MALFORMED_NUMBER("E1015", "malformed-number"),
  BLOCK_STRING_INDENTATION("E1016", "block-string-indentation"),
  SEMICOLON("E1017", "semicolon"),
  HASH_COMMENT("E1018", "hash-comment"),
  FOREIGN_OPERATOR("E1019", "foreign-operator"),
  FOREIGN_WORD("E1020", "foreign-word"),
  MISSING_COMMA("E1021", "missing-comma"),
  UNCLOSED_BRACKET("E1022", "unclosed-bracket"),
  UNOPENED_BRACKET("E1023", "unopened-bracket"),
  MISSING_MODULE("E1024", "missing-module"),
  EXPECTED_DECLARATION("E1025", "expected-declaration"),
  EXPECTED_MEMBER("E1026", "expected-member"),
  EXPECTED_STEP("E1027", "expected-step"),
  EXPECTED_EXPRESSION("E1028", "expected-expression"),
  EXPECTED_NAME("E1029", "expected-name"),
  EXPECTED_TYPE("E1030", "expected-type"),
  EXPECTED_TOKEN("E1031", "expected-token"),
  RESERVED_NAME("E1032", "reserved-name"),
  MISSING_VERB("E1033", "missing-verb"),
  MISSING_SET("E1034", "missing-set"),
  UNNAMED_ARGUMENT("E1035", "unnamed-argument"),
  EFFECT_IN_EXPRESSION("E1036", "effect-in-expression"),
  RETURN_WITHOUT_VALUE("E1037", "return-without-value"),
  SELECTOR_ON_NUMBER("E1038", "selector-on-number"),
  MISUSED_EQUALS("E1039", "misused-equals"),
  MISPLACED_ELSE("E1040", "misplaced-else");

  private final String id;
  private final String title;

  ParseCode(String id, String title) {
    this.id = id;
    this.title = title;
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public String title() {
    return title;
  }

  @Override
  public Severity severity() {
    return Severity.ERROR;
  }
}
