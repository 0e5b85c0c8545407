package ai.somagent.soma.type;

import ai.somagent.soma.bind.NameReports;
import ai.somagent.soma.checked.CheckedExpression;
import ai.somagent.soma.checked.CheckedExpression.BuiltinChecked;
import ai.somagent.soma.checked.CheckedExpression.ErrorChecked;
import ai.somagent.soma.checked.CheckedExpression.LiteralChecked;
import ai.somagent.soma.checked.CheckedExpression.RunChecked;
import ai.somagent.soma.checked.NamedTypeSymbol.EnumDefinition;
import ai.somagent.soma.checked.SomaType;
import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.source.Span;
import ai.somagent.soma.syntax.ArgumentSyntax;
import ai.somagent.soma.syntax.ExpressionSyntax;
import ai.somagent.soma.syntax.ExpressionSyntax.ApplySyntax;
import ai.somagent.soma.syntax.ExpressionSyntax.NameExpressionSyntax;
import ai.somagent.soma.syntax.ExpressionSyntax.SelectSyntax;
import ai.somagent.soma.syntax.NameSyntax;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The run context: {@code run.id}, {@code run.spent.usd}, {@code run.uuid("x", key)}. */
final class RunRules {
  private static final List<String> MEMBERS =
      List.of(
          "id",
          "tenant",
          "user",
          "started_at",
          "checkpoint",
          "now",
          "spent",
          "remaining",
          "uuid",
          "random");
  private static final List<String> AMOUNTS = List.of("tokens", "usd");

  private final ExpressionChecker expressions;

  RunRules(ExpressionChecker expressions) {
    this.expressions = expressions;
  }

  private static boolean isRun(ExpressionSyntax syntax, Environment environment) {
    return syntax instanceof NameExpressionSyntax name
        && name.name().text().equals("run")
        && environment.runAccess() != RunAccess.NONE
        && environment.findLocal("run") == null;
  }

  /** Null when {@code syntax} is about something else. */
  @Nullable CheckedExpression select(SelectSyntax syntax, Environment environment) {
    if (isRun(syntax.target(), environment)) {
      return member(syntax.name(), syntax.span(), environment);
    }
    if (syntax.target() instanceof SelectSyntax inner
        && isRun(inner.target(), environment)
        && isPool(inner.name().text())) {
      return amount(inner.name(), syntax, environment);
    }
    return null;
  }

  private static boolean isPool(String name) {
    return name.equals("spent") || name.equals("remaining");
  }

  private CheckedExpression member(NameSyntax name, Span span, Environment environment) {
    String text = name.text();
    SomaType type =
        switch (text) {
          case "id", "tenant", "user", "checkpoint" -> BuiltinTypes.STRING;
          case "started_at", "now" -> BuiltinTypes.TIMESTAMP;
          default -> null;
        };
    if (type == null) {
      return refuseMember(name, span, environment);
    }
    Diagnostic refusal = refusal(text, span, environment);
    return refusal == null ? new RunChecked(text, type, span) : expressions.refuse(refusal);
  }

  private CheckedExpression refuseMember(NameSyntax name, Span span, Environment environment) {
    String help =
        switch (name.text()) {
          case "spent", "remaining" ->
              "name what: `run." + name.text() + ".tokens` or `run." + name.text() + ".usd`";
          case "uuid" -> "apply it to a name: `run.uuid(\"order\")`";
          case "random" -> "apply it to a name: `run.random(\"sample\")`";
          default -> null;
        };
    return expressions.refuse(
        help == null
            ? unknown(name, "`run` has no field `" + name.text() + "`", MEMBERS, environment)
            : Diagnostic.of(
                    TypeCode.NOT_A_VALUE,
                    environment.source(),
                    span,
                    "`run." + name.text() + "` is no value by itself")
                .withHelp(help));
  }

  private CheckedExpression amount(NameSyntax pool, SelectSyntax syntax, Environment environment) {
    String of = syntax.name().text();
    if (!AMOUNTS.contains(of)) {
      String message = "`run." + pool.text() + "` has no field `" + of + "`";
      return expressions.refuse(unknown(syntax.name(), message, AMOUNTS, environment));
    }
    Diagnostic refusal = refusal(pool.text(), syntax.span(), environment);
    return refusal == null
        ? new RunChecked(
            pool.text() + "." + of,
            of.equals("usd") ? BuiltinTypes.DOUBLE : BuiltinTypes.INT,
            syntax.span())
        : expressions.refuse(refusal);
  }

  private static Diagnostic unknown(
      NameSyntax name, String message, List<String> known, Environment environment) {
    Diagnostic found =
        NameReports.unknown(TypeCode.UNKNOWN_FIELD, environment.source(), name, message, known);
    return found.help() == null ? found.withHelp("it has " + SettingChecker.listed(known)) : found;
  }

  /** Why {@code member} may not be asked here, or null. */
  private static @Nullable Diagnostic refusal(String member, Span span, Environment environment) {
    String what = "`run." + member + "`";
    return switch (environment.runAccess()) {
      case ALL, NONE -> null;
      case FIXED ->
          switch (member) {
            case "id", "tenant", "user", "started_at", "uuid", "random" -> null;
            default ->
                Diagnostic.of(
                        TypeCode.RUN_MEMBER,
                        environment.source(),
                        span,
                        what + " changes during a run")
                    .withHelp(
                        "this is settled when the run starts: `run.id`, `run.tenant`, `run.user`"
                            + " and `run.started_at` may stand here");
          };
    };
  }

  /** {@code run.uuid(…)} and {@code run.random(…)}; null when {@code syntax} is neither. */
  @Nullable CheckedExpression apply(ApplySyntax syntax, Environment environment) {
    if (syntax.target() == null || !isRun(syntax.target(), environment)) {
      return null;
    }
    NameSyntax function = syntax.function();
    boolean uuid = function.text().equals("uuid");
    if (!uuid && MEMBERS.contains(function.text()) && !function.text().equals("random")) {
      Span parentheses = new Span(function.span().end(), syntax.span().end());
      return expressions.refuse(
          Diagnostic.of(
                  TypeCode.WRONG_ARGUMENTS,
                  environment.source(),
                  parentheses,
                  "`run." + function.text() + "` is no function")
              .withFixes(List.of(NameReports.replace(parentheses, "", "Remove the parentheses"))));
    }
    if (!uuid && !function.text().equals("random")) {
      return expressions.refuse(
          unknown(
              function,
              "`run` has no function `" + function.text() + "`",
              List.of("uuid", "random"),
              environment));
    }
    Diagnostic refusal = refusal(function.text(), syntax.span(), environment);
    if (refusal != null) {
      return expressions.refuse(refusal);
    }
    List<CheckedExpression> values = new ArrayList<>();
    for (ArgumentSyntax argument : syntax.arguments()) {
      values.add(expressions.check(argument.value(), environment, null));
    }
    Diagnostic wrong = wrongArguments(syntax, values, environment);
    if (wrong != null) {
      return expressions.refuse(wrong);
    }
    if (values.stream().anyMatch(value -> value.type() == SomaType.ErrorType.ERROR)) {
      return new ErrorChecked(syntax.span());
    }
    return new BuiltinChecked(
        "run." + function.text(),
        false,
        values,
        uuid ? BuiltinTypes.STRING : BuiltinTypes.DOUBLE,
        syntax.span());
  }

  private static @Nullable Diagnostic wrongArguments(
      ApplySyntax syntax, List<CheckedExpression> values, Environment environment) {
    String name = "run." + syntax.function().text();
    boolean named =
        !values.isEmpty()
            && values.getFirst() instanceof LiteralChecked literal
            && literal.value() instanceof String text
            && !text.isBlank();
    if (!named) {
      return Diagnostic.of(
              TypeCode.WRONG_ARGUMENTS,
              environment.source(),
              values.isEmpty() ? syntax.function().span() : values.getFirst().span(),
              "the first argument of `" + name + "` is a name, written as a plain string")
          .withHelp("names tell the values of one run apart: `" + name + "(\"order\", item.id)`");
    }
    for (CheckedExpression key : values.subList(1, values.size())) {
      if (key.type() != SomaType.ErrorType.ERROR && !isKey(key.type())) {
        return Diagnostic.of(
                TypeCode.NOT_PRINTABLE,
                environment.source(),
                key.span(),
                "a `" + TypeNames.show(key.type()) + "` cannot be a key of `" + name + "`")
            .withHelp("keys are numbers, strings, enums, durations, timestamps and `bool`");
      }
    }
    return null;
  }

  private static boolean isKey(SomaType type) {
    return Fitting.isPrintable(type)
        || type instanceof SomaType.NamedType named
            && named.symbol().definition() instanceof EnumDefinition;
  }
}
