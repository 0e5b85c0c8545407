package ai.somagent.soma.type;

import ai.somagent.soma.bind.NameReports;
import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.source.Span;
import ai.somagent.soma.syntax.ExpressionSyntax.ApplySyntax;
import ai.somagent.soma.syntax.ExpressionSyntax.IntSyntax;
import ai.somagent.soma.syntax.StringSyntax;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Functions that stand alone in other languages, and how the same is said here. */
final class ForeignFunctions {
  private static final String NO_CLOCK =
      "there is no clock here: take the time as a parameter; steps have `run.now`";

  private ForeignFunctions() {}

  /** Whether functions stand behind this name in other languages. */
  static boolean isOwner(String name) {
    return switch (name) {
      case "Math",
          "Date",
          "datetime",
          "date",
          "time",
          "Instant",
          "LocalDateTime",
          "Duration",
          "uuid",
          "UUID",
          "crypto",
          "random",
          "Object",
          "JSON",
          "json",
          "console",
          "logger",
          "os",
          "System",
          "String",
          "http",
          "requests",
          "axios",
          "fmt" ->
          true;
      default -> false;
    };
  }

  /**
   * {@code plain} with help, and a fix where one exists; null when nothing is known of {@code
   * name}.
   *
   * @param name as written, with what stands before the dot
   */
  static @Nullable Diagnostic advise(
      Diagnostic plain, ApplySyntax syntax, String name, Environment environment) {
    String help =
        isClock(name) && environment.runAccess() == RunAccess.NONE ? NO_CLOCK : help(name);
    if (help != null) {
      return plain.withHelp(help);
    }
    String instead = instead(name, syntax, environment);
    if (instead != null) {
      return plain
          .withHelp("write `" + instead + "`")
          .withFixes(
              List.of(NameReports.replace(syntax.span(), instead, "Write `" + instead + "`")));
    }
    String other = name.startsWith("Math.") ? ofMath(name) : ofMath("Math." + unqualified(name));
    if (other == null || !name.startsWith("Math.") && !name.startsWith("math.")) {
      return null;
    }
    Span place =
        syntax.target() == null
            ? syntax.function().span()
            : syntax.target().span().to(syntax.function().span());
    return plain
        .withHelp("did you mean `" + other + "`?")
        .withFixes(List.of(NameReports.replace(place, other, "Change to `" + other + "`")));
  }

  private static String unqualified(String name) {
    return name.substring(name.lastIndexOf('.') + 1);
  }

  private static @Nullable String ofMath(String name) {
    String function = unqualified(name);
    return switch (function) {
      case "max" -> "math.greatest";
      case "min" -> "math.least";
      case "ceiling" -> "math.ceil";
      case "truncate" -> "math.trunc";
      case "abs", "ceil", "floor", "round", "trunc", "sign", "sqrt" -> "math." + function;
      default -> null;
    };
  }

  private static @Nullable String help(String name) {
    return switch (name) {
      case "sum", "math.sum", "Math.sum", "reduce", "math.fsum", "math.mean", "math.avg" ->
          ForeignMethods.SUMMING;
      case "pow", "math.pow", "Math.pow" -> "there is no power: multiply, as in `n * n`";
      case "print", "println", "console.log", "console.error", "log", "logger.info" ->
          "every step is in the history of the run; `checkpoint \"…\"` names where it stands";
      case "format", "sprintf", "String.format", "fmt.Sprintf" ->
          "values are filled in where they stand: `\"${name}: ${size}\"`";
      case "fetch", "http.get", "http.post", "requests.get", "requests.post", "axios.get" ->
          "declare a `tool` with an `action`, and `call` it in the steps";
      case "enumerate", "zip" -> "a loop gives the index too: `for i, x in xs { … }`";
      case "os.getenv", "getenv", "env", "System.getenv" ->
          "there is no environment: take it as an input; a tool has `auth: vault(\"…\")`";
      case "typeof", "isinstance", "type" -> "the case of a union is asked with `value is case`";
      case "JSON.parse", "json.loads" -> "JSON gets a type where it enters: `as T` after the call";
      case "JSON.stringify", "json.dumps" -> "values become `json` by themselves where it is taken";
      default -> null;
    };
  }

  private static @Nullable String instead(
      String name, ApplySyntax syntax, Environment environment) {
    boolean run = environment.runAccess() == RunAccess.ALL;
    if (isClock(name)) {
      return run && syntax.arguments().isEmpty() ? "run.now" : null;
    }
    return switch (name) {
      case "uuid", "uuid4", "uuid.uuid4", "UUID.randomUUID", "crypto.randomUUID", "randomUUID" ->
          run && syntax.arguments().isEmpty() ? "run.uuid(\"id\")" : null;
      case "random", "Math.random", "math.random", "random.random" ->
          run && syntax.arguments().isEmpty() ? "run.random(\"choice\")" : null;
      case "input" ->
          syntax.arguments().size() == 1
                  && environment.input() != null
                  && syntax.arguments().getFirst().value() instanceof StringSyntax string
                  && string.isConstant()
                  && FieldRules.find(environment.input(), string.constantText()) != null
              ? "input." + string.constantText()
              : null;
      case "not" ->
          syntax.arguments().size() == 1
              ? "!(" + environment.scope().text().slice(syntax.arguments().getFirst().span()) + ")"
              : null;
      case "Object.keys" -> ofMap(syntax, environment, ".map(k, k)");
      case "Object.values" -> ofMap(syntax, environment, ".transformList(k, v, v)");
      default -> duration(name, syntax);
    };
  }

  private static boolean isClock(String name) {
    return switch (name) {
      case "now",
          "Date.now",
          "datetime.now",
          "datetime.utcnow",
          "time.now",
          "time.time",
          "Instant.now",
          "LocalDateTime.now",
          "Date",
          "today",
          "date.today" ->
          true;
      default -> false;
    };
  }

  private static @Nullable String ofMap(ApplySyntax syntax, Environment environment, String rest) {
    return syntax.arguments().size() == 1
        ? environment.scope().text().slice(syntax.arguments().getFirst().span()) + rest
        : null;
  }

  /** {@code Duration.ofDays(3)} is {@code 3d}. */
  private static @Nullable String duration(String name, ApplySyntax syntax) {
    String unit =
        switch (name) {
          case "Duration.ofMillis", "milliseconds", "millis" -> "ms";
          case "Duration.ofSeconds", "seconds" -> "s";
          case "Duration.ofMinutes", "minutes" -> "m";
          case "Duration.ofHours", "hours" -> "h";
          case "Duration.ofDays", "days" -> "d";
          default -> null;
        };
    boolean literal =
        syntax.arguments().size() == 1
            && syntax.arguments().getFirst().value() instanceof IntSyntax;
    return unit != null && literal
        ? ((IntSyntax) syntax.arguments().getFirst().value()).text() + unit
        : null;
  }
}
