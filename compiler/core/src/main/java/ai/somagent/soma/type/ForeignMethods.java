package ai.somagent.soma.type;

import ai.somagent.soma.bind.NameReports;
import ai.somagent.soma.checked.CheckedExpression;
import ai.somagent.soma.checked.NamedTypeSymbol.EnumDefinition;
import ai.somagent.soma.checked.SomaType;
import ai.somagent.soma.checked.SomaType.ListType;
import ai.somagent.soma.checked.SomaType.MapType;
import ai.somagent.soma.checked.SomaType.NamedType;
import ai.somagent.soma.checked.SomaType.Scalar;
import ai.somagent.soma.diagnostic.CodeFix;
import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.diagnostic.TextEdit;
import ai.somagent.soma.source.Span;
import ai.somagent.soma.syntax.ArgumentSyntax;
import ai.somagent.soma.syntax.ExpressionSyntax.ApplySyntax;
import ai.somagent.soma.syntax.ExpressionSyntax.NameExpressionSyntax;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Methods that values have in other languages, and how the same is said here. */
final class ForeignMethods {
  static final String SUMMING =
      "nothing sums or folds in an expression; steps do: `var total = 0`, then"
          + " `for x in xs { set total = total + x }`";

  private final ApplySyntax syntax;
  private final SomaType type;
  private final Environment environment;

  private ForeignMethods(ApplySyntax syntax, SomaType type, Environment environment) {
    this.syntax = syntax;
    this.type = type;
    this.environment = environment;
  }

  /** {@code plain} with help, and a fix where one exists; null when nobody has such a method. */
  static @Nullable Diagnostic advise(
      Diagnostic plain, ApplySyntax syntax, CheckedExpression receiver, Environment environment) {
    ForeignMethods methods = new ForeignMethods(syntax, receiver.type(), environment);
    if (!methods.isWritten()) {
      return null;
    }
    String help = methods.help();
    if (help != null) {
      return plain.withHelp(help);
    }
    CodeFix fix = methods.fix();
    return fix == null
        ? null
        : plain
            .withHelp(Character.toLowerCase(fix.title().charAt(0)) + fix.title().substring(1))
            .withFixes(List.of(fix));
  }

  private String name() {
    return syntax.function().text();
  }

  /** An editor also asks about what stands in no text, or not in this one. */
  private boolean isWritten() {
    Span span = syntax.function().span();
    String text = environment.scope().text().text();
    return span.end() <= text.length()
        && slice(span).equals(name())
        && text.lastIndexOf('.', span.start()) > syntax.span().start();
  }

  private @Nullable String help() {
    boolean list = type instanceof ListType;
    return switch (name()) {
      case "sum", "total", "reduce", "fold", "foldLeft", "foldl", "aggregate", "accumulate" ->
          list ? SUMMING : null;
      case "average", "avg", "mean" -> list ? SUMMING + "; then divide by `xs.size()`" : null;
      case "forEach", "each", "for_each" -> "walking through is a step: `for x in xs { … }`";
      case "entries", "items", "entrySet" ->
          type instanceof MapType
              ? "`for k, v in m` walks through both, `m.transformList(k, v, …)` makes a list"
              : null;
      case "take", "limit", "head" ->
          list ? "`xs.slice(0, n)` gives the first `n` of a list that has as many" : null;
      case "format", "printf" -> "values are filled in where they stand: `\"${name}: ${size}\"`";
      case "groupBy", "group_by", "zip", "partition", "scan" ->
          "the library has nothing like it; `filter`, `map` and `transformMapEntry` may do";
      case "plusDays", "addDays", "plusHours", "addHours", "plusMinutes", "addMinutes" ->
          isScalar(Scalar.TIMESTAMP) ? "add a duration: `at + 24h`" : null;
      default -> null;
    };
  }

  private @Nullable CodeFix fix() {
    return switch (arguments().size()) {
      case 0 -> bare();
      case 1 -> single();
      case 2 -> two();
      default -> null;
    };
  }

  private @Nullable CodeFix bare() {
    boolean sized = type instanceof ListType || type instanceof MapType || isScalar(Scalar.STRING);
    return switch (name()) {
      case "max" -> type instanceof ListType ? around("math.greatest") : null;
      case "min" -> type instanceof ListType ? around("math.least") : null;
      case "abs", "sign", "sqrt" -> isNumber() ? around("math." + name()) : null;
      case "round", "floor", "ceil", "trunc" -> isScalar(Scalar.INT) ? rest("") : ofDouble();
      case "isEmpty", "empty", "is_empty" -> sized ? compare(receiver() + ".size() == 0") : null;
      case "isNotEmpty", "nonEmpty" -> sized ? compare(receiver() + ".size() > 0") : null;
      case "keys", "keySet" -> type instanceof MapType ? rest(keys()) : null;
      case "values" -> type instanceof MapType ? rest(values()) : null;
      case "toString", "str", "string", "name", "toISOString" -> isText() ? around("string") : null;
      case "toInt", "int", "intValue", "parseInt", "toInteger", "getTime" ->
          isConvertible() ? around("int") : null;
      case "toDouble", "double", "float", "toFloat", "doubleValue" ->
          isNumber() || isScalar(Scalar.STRING) ? around("double") : null;
      case "toList", "collect", "stream", "toArray" -> type instanceof ListType ? rest("") : null;
      default -> null;
    };
  }

  private @Nullable CodeFix single() {
    boolean list = type instanceof ListType;
    boolean map = type instanceof MapType;
    String argument = slice(arguments().getFirst().span());
    return switch (name()) {
      case "contains", "includes", "has", "member" ->
          list || map ? compare(argument + " in " + receiver()) : null;
      case "containsKey", "hasKey", "has_key" ->
          map ? compare(argument + " in " + receiver()) : null;
      case "get", "at", "elementAt", "nth" ->
          list || map ? rest((map ? "[?" : "[") + argument + "]") : null;
      case "append", "push", "add" -> list ? compare(receiver() + " + [" + argument + "]") : null;
      case "concat", "extend", "addAll" ->
          list || isScalar(Scalar.STRING) ? compare(receiver() + " + " + argument) : null;
      case "equals", "eq" -> compare(receiver() + " == " + argument);
      case "isBefore", "before" ->
          isScalar(Scalar.TIMESTAMP) ? compare(receiver() + " < " + argument) : null;
      case "isAfter", "after" ->
          isScalar(Scalar.TIMESTAMP) ? compare(receiver() + " > " + argument) : null;
      default -> null;
    };
  }

  private @Nullable CodeFix two() {
    String first = slice(arguments().getFirst().span());
    String last = slice(arguments().getLast().span());
    boolean macro = arguments().getFirst().value() instanceof NameExpressionSyntax;
    if (type instanceof MapType && (name().equals("get") || name().equals("getOrDefault"))) {
      return rest("[?" + first + "].orValue(" + last + ")");
    }
    if (!macro || !(type instanceof ListType)) {
      return null;
    }
    String both = "(" + first + ", " + last + ")";
    return switch (name()) {
      case "find", "first", "findFirst", "detect" -> rest(".filter" + both + ".first()");
      case "flatMap", "flat_map" -> rest(".map" + both + ".flatten()");
      case "count", "countIf" -> rest(".filter" + both + ".size()");
      case "none" -> compare("!" + receiver() + ".exists" + both);
      default -> null;
    };
  }

  // ---- what may be ------------------------------------------------------------------------------

  private boolean isScalar(Scalar scalar) {
    return Assignability.isScalar(type, scalar);
  }

  private boolean isNumber() {
    return isScalar(Scalar.INT) || isScalar(Scalar.DOUBLE);
  }

  private boolean isText() {
    return Fitting.isPrintable(type)
        || type instanceof NamedType named && named.symbol().definition() instanceof EnumDefinition;
  }

  private boolean isConvertible() {
    return isNumber() || isScalar(Scalar.STRING) || isScalar(Scalar.TIMESTAMP);
  }

  private @Nullable CodeFix ofDouble() {
    return isScalar(Scalar.DOUBLE) ? around("math." + name()) : null;
  }

  private List<ArgumentSyntax> arguments() {
    return syntax.arguments();
  }

  // ---- what it becomes --------------------------------------------------------------------------

  private String keys() {
    String key = free("k", "key");
    return ".map(" + key + ", " + key + ")";
  }

  private String values() {
    String value = free("v", "value");
    return ".transformList(" + free("k", "key") + ", " + value + ", " + value + ")";
  }

  /** Nothing hides anything, so a variable needs a name of its own. */
  private String free(String name, String other) {
    return environment.findLocal(name) == null ? name : other;
  }

  private String slice(Span span) {
    return environment.scope().text().slice(span);
  }

  private String receiver() {
    return slice(new Span(syntax.span().start(), dot()));
  }

  private int dot() {
    String text = environment.scope().text().text();
    int at = syntax.function().span().start();
    while (text.charAt(at) != '.') {
      at--;
    }
    while (text.charAt(at - 1) <= ' ') {
      at--;
    }
    return at;
  }

  /** {@code function(receiver)}. */
  private CodeFix around(String function) {
    Span start = new Span(syntax.span().start(), syntax.span().start());
    Span end = new Span(dot(), syntax.span().end());
    return new CodeFix(
        "Write `" + function + "(" + shown() + ")`",
        List.of(new TextEdit(start, function + "("), new TextEdit(end, ")")));
  }

  private String shown() {
    String receiver = receiver();
    return receiver.length() <= 40 && receiver.indexOf('\n') < 0 ? receiver : "…";
  }

  /** What follows the receiver. */
  private CodeFix rest(String text) {
    Span place = new Span(dot(), syntax.span().end());
    String title = text.isEmpty() ? "Leave out `." + name() + "()`" : "Write `" + text + "`";
    return NameReports.replace(place, text, title);
  }

  /** An expression with an operator, in parentheses where what stands beside it binds tighter. */
  private CodeFix compare(String text) {
    return NameReports.replace(
        syntax.span(), isBound() ? "(" + text + ")" : text, "Write `" + text + "`");
  }

  private boolean isBound() {
    String text = environment.scope().text().text();
    int before = syntax.span().start() - 1;
    while (before >= 0 && text.charAt(before) == ' ') {
      before--;
    }
    int after = syntax.span().end();
    while (after < text.length() && text.charAt(after) == ' ') {
      after++;
    }
    boolean left = before >= 0 && "!+-*/%<>=.".indexOf(text.charAt(before)) >= 0;
    boolean assigned =
        left && text.charAt(before) == '=' && "=!<>".indexOf(text.charAt(before - 1)) < 0
            || left && text.startsWith("->", before - 1);
    boolean right = after < text.length() && "+-*/%<>=.[".indexOf(text.charAt(after)) >= 0;
    return left && !assigned || right;
  }
}
