package ai.somagent.soma.type;

import ai.somagent.soma.bind.NameReports;
import ai.somagent.soma.checked.CheckedArgument;
import ai.somagent.soma.checked.CheckedExpression;
import ai.somagent.soma.checked.CheckedExpression.LiteralChecked;
import ai.somagent.soma.checked.FieldSymbol;
import ai.somagent.soma.diagnostic.CodeFix;
import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.diagnostic.DiagnosticSink;
import ai.somagent.soma.diagnostic.RelatedSpan;
import ai.somagent.soma.diagnostic.TextEdit;
import ai.somagent.soma.source.Span;
import ai.somagent.soma.syntax.ArgumentSyntax;
import ai.somagent.soma.syntax.ExpressionSyntax;
import ai.somagent.soma.syntax.ExpressionSyntax.MapSyntax;
import ai.somagent.soma.syntax.ExpressionSyntax.NameExpressionSyntax;
import ai.somagent.soma.syntax.ExpressionSyntax.SelectSyntax;
import ai.somagent.soma.syntax.NameSyntax;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Matches named arguments with the fields or parameters they fill. */
public final class ArgumentChecker {
  private final ExpressionChecker expressions;
  private final DiagnosticSink sink;

  public ArgumentChecker(ExpressionChecker expressions, DiagnosticSink sink) {
    this.expressions = expressions;
    this.sink = sink;
  }

  /**
   * Reports missing, unknown, repeated, unnamed and ill-typed arguments.
   *
   * @param where the name or path being applied; missing arguments are reported here
   * @param what what takes them, with the user's name in back-ticks: {@code action `minio.get`}
   * @return one argument per given or defaulted parameter in the order of {@code parameters};
   *     absent optional ones are left out; values that could not be checked are {@code
   *     ErrorChecked}
   */
  public List<CheckedArgument> check(
      List<ArgumentSyntax> arguments,
      List<FieldSymbol> parameters,
      Environment environment,
      Span where,
      String what) {
    Map<String, ArgumentSyntax> named = new LinkedHashMap<>();
    List<ArgumentSyntax> unnamed = new ArrayList<>();
    for (ArgumentSyntax argument : arguments) {
      NameSyntax name = argument.name();
      if (name == null) {
        unnamed.add(argument);
      } else if (!name.isMissing()) {
        take(argument, name, named, parameters, environment, what);
      }
    }
    refuseUnnamed(unnamed, named, parameters, environment, what);
    boolean incomplete = unnamed.isEmpty() && !hasUnknown(arguments, parameters);
    return complete(named, parameters, environment, where, incomplete ? what : null);
  }

  /** The arguments of an application that names none. */
  static List<CheckedArgument> defaults(List<FieldSymbol> parameters) {
    List<CheckedArgument> filled = new ArrayList<>();
    for (FieldSymbol parameter : parameters) {
      addDefault(parameter, filled);
    }
    return filled;
  }

  private static void addDefault(FieldSymbol parameter, List<CheckedArgument> filled) {
    CheckedExpression value = parameter.defaultValue();
    boolean absent = value instanceof LiteralChecked literal && literal.value() == null;
    if (value != null && !absent) {
      filled.add(new CheckedArgument(parameter.name(), value));
    }
  }

  private static boolean hasUnknown(List<ArgumentSyntax> arguments, List<FieldSymbol> parameters) {
    for (ArgumentSyntax argument : arguments) {
      NameSyntax name = argument.name();
      if (name != null && FieldRules.find(parameters, name.text()) == null) {
        return true;
      }
    }
    return false;
  }

  private void take(
      ArgumentSyntax argument,
      NameSyntax name,
      Map<String, ArgumentSyntax> named,
      List<FieldSymbol> parameters,
      Environment environment,
      String what) {
    if (FieldRules.find(parameters, name.text()) == null) {
      reportUnknown(argument, name, named, parameters, environment, what);
      expressions.infer(argument.value(), environment, null);
      return;
    }
    ArgumentSyntax first = named.putIfAbsent(name.text(), argument);
    if (first != null) {
      sink.report(
          Diagnostic.of(
                  TypeCode.REPEATED_ARGUMENT,
                  environment.source(),
                  name.span(),
                  "`" + name.text() + "` is given twice")
              .withRelated(
                  List.of(
                      new RelatedSpan(environment.source(), first.span(), "first given here"))));
    }
  }

  private void reportUnknown(
      ArgumentSyntax argument,
      NameSyntax name,
      Map<String, ArgumentSyntax> named,
      List<FieldSymbol> parameters,
      Environment environment,
      String what) {
    List<String> open = new ArrayList<>();
    List<String> all = new ArrayList<>();
    for (FieldSymbol parameter : parameters) {
      all.add(parameter.name());
      if (!named.containsKey(parameter.name())) {
        open.add(parameter.name());
      }
    }
    Diagnostic found =
        NameReports.unknown(
            TypeCode.UNKNOWN_ARGUMENT,
            environment.source(),
            name,
            what + " takes no `" + name.text() + "`",
            open);
    if (found.help() == null && isClause(name.text(), what)) {
      String clause = name.text() + " " + environment.scope().text().slice(argument.value().span());
      sink.report(
          found.withHelp(
              "`"
                  + name.text()
                  + "` is a clause and stands behind the parentheses: `…) "
                  + clause
                  + "`"));
      return;
    }
    boolean list = found.help() == null;
    String help = all.isEmpty() ? "it takes nothing" : "it takes " + SettingChecker.listed(all);
    sink.report(list ? found.withHelp(help) : found);
  }

  private static boolean isClause(String name, String what) {
    boolean effect = what.startsWith("action ") || what.startsWith("capsule ");
    return effect
        && switch (name) {
          case "timeout", "retry", "within", "undo", "budget" -> true;
          default -> false;
        };
  }

  private void refuseUnnamed(
      List<ArgumentSyntax> unnamed,
      Map<String, ArgumentSyntax> named,
      List<FieldSymbol> parameters,
      Environment environment,
      String what) {
    List<FieldSymbol> open = new ArrayList<>();
    for (FieldSymbol parameter : parameters) {
      if (!named.containsKey(parameter.name())) {
        open.add(parameter);
      }
    }
    if (unnamed.size() == 1
        && unnamed.getFirst().value() instanceof MapSyntax map
        && BracedFields.name(map, open)) {
      sink.report(
          Diagnostic.of(
                  TypeCode.UNNAMED_ARGUMENT,
                  environment.source(),
                  map.span(),
                  "arguments of " + what + " stand without braces")
              .withHelp("write `name: value` inside the parentheses")
              .withFixes(List.of(BracedFields.fix(map, ""))));
    } else if (!unnamed.isEmpty()) {
      refuseWithoutNames(unnamed, open, environment, what);
    }
  }

  /** One message for all of them, with the names that they can only mean. */
  private void refuseWithoutNames(
      List<ArgumentSyntax> unnamed, List<FieldSymbol> open, Environment environment, String what) {
    List<TextEdit> edits = new ArrayList<>();
    List<String> names = new ArrayList<>();
    List<FieldSymbol> left = new ArrayList<>(open);
    for (ArgumentSyntax argument : unnamed) {
      CheckedExpression value = expressions.infer(argument.value(), environment, null);
      FieldSymbol field = fieldFor(argument.value(), left, unnamed.size());
      if (field != null && expressions.fitting().fits(value, field.type())) {
        left.remove(field);
        names.add(field.name() + ":");
        int at = argument.span().start();
        edits.add(new TextEdit(new Span(at, at), field.name() + ": "));
      }
    }
    Span all = unnamed.getFirst().span().to(unnamed.getLast().span());
    Diagnostic plain =
        Diagnostic.of(
                TypeCode.UNNAMED_ARGUMENT,
                environment.source(),
                all,
                "arguments of " + what + " have names")
            .withHelp("write `name: value`");
    boolean known = names.size() == unnamed.size();
    String title = "Insert `" + String.join("`, `", names) + "`";
    sink.report(known ? plain.withFixes(List.of(new CodeFix(title, edits))) : plain);
  }

  /** The parameter that an unnamed value can only mean, or null. */
  private static @Nullable FieldSymbol fieldFor(
      ExpressionSyntax value, List<FieldSymbol> open, int unnamed) {
    String last =
        switch (value) {
          case NameExpressionSyntax name -> name.name().text();
          case SelectSyntax select -> select.name().text();
          default -> "";
        };
    FieldSymbol namesake = FieldRules.find(open, last);
    if (namesake != null) {
      return namesake;
    }
    for (FieldSymbol field : open) {
      if (field.isRequired()) {
        return field;
      }
    }
    return unnamed == 1 && open.size() == 1 ? open.getFirst() : null;
  }

  /**
   * Checks what is given, fills in defaults; reports what is missing unless {@code what} is null.
   */
  private List<CheckedArgument> complete(
      Map<String, ArgumentSyntax> named,
      List<FieldSymbol> parameters,
      Environment environment,
      Span where,
      @Nullable String what) {
    List<CheckedArgument> filled = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    for (FieldSymbol parameter : parameters) {
      ArgumentSyntax argument = named.get(parameter.name());
      if (argument != null) {
        CheckedExpression value =
            expressions.check(argument.value(), environment, parameter.type());
        boolean absent = value instanceof LiteralChecked literal && literal.value() == null;
        if (!absent || parameter.isRequired() || parameter.defaultValue() != null) {
          filled.add(new CheckedArgument(parameter.name(), value));
        }
      } else if (parameter.isRequired()) {
        missing.add(parameter.name());
      } else {
        addDefault(parameter, filled);
      }
    }
    if (!missing.isEmpty() && what != null) {
      reportMissing(missing, environment, where, what);
    }
    return filled;
  }

  private void reportMissing(
      List<String> missing, Environment environment, Span where, String what) {
    boolean one = missing.size() == 1;
    sink.report(
        Diagnostic.of(
                TypeCode.MISSING_ARGUMENT,
                environment.source(),
                where,
                what + " needs " + SettingChecker.listed(missing))
            .withHelp(one ? "write `" + missing.getFirst() + ": …`" : null));
  }
}
