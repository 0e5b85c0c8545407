package ai.somagent.soma.worker.cel;

import ai.somagent.soma.engine.expression.EvaluationException;
import dev.cel.runtime.CelEvaluationException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Says in the author's terms why an expression has no value. Texts depend on the error's code and,
 * where it helps, on the name or number at fault, so that a new version of the library changes
 * none.
 */
final class CelFailures {
  private static final Pattern POSITION = Pattern.compile("^evaluation error(?: at [^:]*:\\d+)?: ");
  private static final Pattern QUOTED = Pattern.compile("'([^']*)'");
  private static final Pattern IDENTITY = Pattern.compile("[\\w.$]+@[0-9a-f]+");
  private static final Pattern NUMBER = Pattern.compile("-?\\d+");

  private CelFailures() {}

  static EvaluationException explain(CelEvaluationException failure) {
    String raw = failure.getMessage() == null ? "" : failure.getMessage();
    String detail = POSITION.matcher(raw).replaceFirst("");
    return new EvaluationException(
        switch (failure.getErrorCode()) {
          case DIVIDE_BY_ZERO -> "division by zero";
          case NUMERIC_OVERFLOW -> "the number is out of range";
          case INDEX_OUT_OF_BOUNDS ->
              "index " + first(NUMBER, detail, 0, "?") + " is outside the list";
          case ATTRIBUTE_NOT_FOUND -> "there is no `" + first(QUOTED, detail, 1, detail) + "`";
          case DUPLICATE_ATTRIBUTE -> "an entry stands twice in a map";
          case ITERATION_BUDGET_EXCEEDED ->
              "the expression takes more work than one evaluation may";
          case BAD_FORMAT -> "the text cannot be converted: " + detail;
          case OVERLOAD_NOT_FOUND, AMBIGUOUS_OVERLOAD ->
              "`" + operator(first(QUOTED, detail, 1, "?")) + "` does not take these values";
          case INVALID_ARGUMENT, TYPE_NOT_FOUND -> plain(detail);
          case INTERNAL_ERROR -> internal(failure, detail);
        });
  }

  private static String internal(CelEvaluationException failure, String detail) {
    if (detail.startsWith("Function 'value' failed")) {
      return "an absent value was read";
    }
    Throwable cause = failure.getCause();
    return plain(cause == null || cause.getMessage() == null ? detail : cause.getMessage());
  }

  /**
   * What the library says of functions prints their arguments, some as the identity of an object,
   * which differs in each replay.
   */
  private static String plain(String detail) {
    if (detail.startsWith("insert failed") || detail.contains("@mapInsert")) {
      return "an entry stands twice in a map";
    }
    if (detail.contains("must not be empty") || detail.contains("arg(s) '[]'")) {
      return "the list is empty";
    }
    if (detail.startsWith("List is length")) {
      return "the part to take is outside the list";
    }
    if (detail.startsWith("Function '")) {
      return "`" + operator(first(QUOTED, detail, 1, "?")) + "` has no value for these arguments";
    }
    return IDENTITY.matcher(detail).replaceAll("a value");
  }

  /** CEL calls the operator {@code +} {@code _+_} and {@code in} {@code @in}. */
  private static String operator(String name) {
    return name.replace("_", "").replace("@", "").isBlank() ? name : stripped(name);
  }

  private static String stripped(String name) {
    return name.startsWith("_") || name.startsWith("@") || name.endsWith("_")
        ? name.replace("_", "").replace("@", "")
        : name;
  }

  private static String first(Pattern pattern, String text, int group, String otherwise) {
    Matcher matcher = pattern.matcher(text);
    return matcher.find() ? matcher.group(group) : otherwise;
  }
}
