package ai.somagent.soma.type;

import ai.somagent.soma.diagnostic.DiagnosticCode;
import ai.somagent.soma.diagnostic.Severity;

/** Messages about types and the shape of declarations. */
public enum TypeCode implements DiagnosticCode {
  TYPE_MISMATCH("E3001", "type-mismatch"),
  UNKNOWN_FIELD("E3002", "unknown-field"),
  POSSIBLY_ABSENT("E3003", "possibly-absent"),
  NO_SUCH_OPERATION("E3004", "no-such-operation"),
  MISSING_ARGUMENT("E3005", "missing-argument"),
  UNKNOWN_ARGUMENT("E3006", "unknown-argument"),
  REPEATED_ARGUMENT("E3007", "repeated-argument"),
  UNNAMED_ARGUMENT("E3008", "unnamed-argument"),
  WRONG_ARGUMENTS("E3009", "wrong-arguments"),
  UNKNOWN_CASE("E3010", "unknown-case"),
  NO_CASES("E3011", "no-cases"),
  INVALID_TYPE("E3012", "invalid-type"),
  INVALID_LIMIT("E3013", "invalid-limit"),
  OUTSIDE_LIMITS("E3014", "outside-limits"),
  INVALID_LITERAL("E3015", "invalid-literal"),
  RECURSIVE_DEFINITION("E3016", "recursive-definition"),
  NOT_CONSTANT("E3017", "not-constant"),
  BARE_MAP_KEY("E3018", "bare-map-key"),
  NO_COMMON_TYPE("E3019", "no-common-type"),
  NOT_PRINTABLE("E3020", "not-printable"),
  ACTION_IN_EXPRESSION("E3021", "action-in-expression"),
  EMPTY_PARENTHESES("E3022", "empty-parentheses"),
  UNKNOWN_SETTING("E3023", "unknown-setting"),
  MISSING_SETTING("E3024", "missing-setting"),
  INVALID_SETTING("E3025", "invalid-setting"),
  REPEATED_FIELD("E3026", "repeated-field"),
  NEEDLESS_QUESTION_MARK("E3027", "needless-question-mark"),
  NOT_A_VALUE("E3028", "not-a-value"),
  OPAQUE_JSON("E3029", "opaque-json"),
  UNTYPED_EMPTY("E3030", "untyped-empty"),
  ABSENT_ELEMENT("E3031", "absent-element"),
  TOO_DEEP("E3032", "too-deep"),
  REPEATED_LABEL("E3033", "repeated-label"),
  RUN_MEMBER("E3034", "run-member"),
  NEEDLESS_NULL_TEST("W3001", "needless-null-test");

  private final String id;
  private final String title;

  TypeCode(String id, String title) {
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
    return id.charAt(0) == 'W' ? Severity.WARNING : Severity.ERROR;
  }
}
