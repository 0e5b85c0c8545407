package ai.somagent.soma.type;

import ai.somagent.soma.bind.NameReports;
import ai.somagent.soma.checked.CheckedExpression;
import ai.somagent.soma.checked.CheckedExpression.ErrorChecked;
import ai.somagent.soma.checked.CheckedExpression.MacroChecked;
import ai.somagent.soma.checked.LocalSymbol;
import ai.somagent.soma.checked.SomaType;
import ai.somagent.soma.checked.SomaType.ErrorType;
import ai.somagent.soma.checked.SomaType.ListType;
import ai.somagent.soma.checked.SomaType.MapType;
import ai.somagent.soma.checked.SomaType.NullType;
import ai.somagent.soma.checked.SomaType.OptionalType;
import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.source.Span;
import ai.somagent.soma.syntax.ArgumentSyntax;
import ai.somagent.soma.syntax.ExpressionSyntax.ApplySyntax;
import ai.somagent.soma.syntax.ExpressionSyntax.NameExpressionSyntax;
import ai.somagent.soma.syntax.NameSyntax;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Functions that name variables: {@code xs.filter(x, x > 0)}. */
final class MacroRules {
  private final ExpressionChecker expressions;

  MacroRules(ExpressionChecker expressions) {
    this.expressions = expressions;
  }

  static boolean isMacro(String name) {
    return MacroForms.form(name) != null;
  }

  CheckedExpression check(
      ApplySyntax syntax,
      CheckedExpression found,
      Environment environment,
      @Nullable SomaType hint) {
    String macro = syntax.function().text();
    CheckedExpression range = MacroForms.isForOptional(macro) ? Unnarrowed.optional(found) : found;
    List<SomaType> variableTypes =
        MacroForms.variableTypes(macro, range.type(), syntax.arguments().size());
    if (variableTypes == null) {
      return refuseRange(syntax, range, environment);
    }
    int bodies = syntax.arguments().size() - variableTypes.size();
    if (bodies < 1 || bodies > MacroForms.mostBodies(macro)) {
      return refuseForm(syntax, environment);
    }
    if (macro.equals("map") && bodies == 2 && namesIndex(syntax, environment)) {
      return refuseIndex(syntax, environment);
    }
    Environment inside = environment;
    List<LocalSymbol> variables = new ArrayList<>();
    for (int i = 0; i < variableTypes.size(); i++) {
      NameSyntax name = variableName(syntax.arguments().get(i));
      if (name == null) {
        return refuseForm(syntax, environment);
      }
      LocalSymbol variable = environment.scope().declare(name, variableTypes.get(i), inside);
      variables.add(variable);
      inside = inside.with(variable);
    }
    return checkBodies(syntax, range, variables, inside, hint);
  }

  private static @Nullable NameSyntax variableName(ArgumentSyntax argument) {
    return argument.name() == null && argument.value() instanceof NameExpressionSyntax name
        ? name.name()
        : null;
  }

  private CheckedExpression checkBodies(
      ApplySyntax syntax,
      CheckedExpression range,
      List<LocalSymbol> variables,
      Environment inside,
      @Nullable SomaType hint) {
    String macro = syntax.function().text();
    List<CheckedExpression> bodies = new ArrayList<>();
    int first = variables.size();
    int last = syntax.arguments().size() - 1;
    Environment environment = inside;
    for (int i = first; i < last; i++) {
      CheckedExpression condition =
          expressions.check(syntax.arguments().get(i).value(), environment, BuiltinTypes.BOOL);
      bodies.add(condition);
      environment = environment.narrowed(Narrowing.whenTrue(condition));
    }
    boolean test = MacroForms.isTest(macro);
    CheckedExpression body =
        test
            ? expressions.check(
                syntax.arguments().get(last).value(), environment, BuiltinTypes.BOOL)
            : expressions.infer(
                syntax.arguments().get(last).value(), environment, MacroForms.hintFor(macro, hint));
    SomaType wanted = MacroForms.hintFor(macro, hint);
    boolean keepsAbsent = wanted instanceof OptionalType;
    SomaType type = result(macro, range.type(), body, keepsAbsent, inside);
    if (type == ErrorType.ERROR) {
      return new ErrorChecked(syntax.span());
    }
    boolean shaped = !test && !macro.equals("sortBy") && !macro.equals("transformMapEntry");
    if (shaped && wanted != null && expressions.fitting().fits(body, wanted)) {
      body = expressions.fit(body, wanted, environment);
      type = withElement(type, wanted);
    }
    bodies.add(body);
    boolean flat = body.type() instanceof OptionalType;
    if (macro.equals("optFlatMap") && !flat) {
      return refuseFlat(syntax, body, environment);
    }
    String name = macro.equals("optMap") && flat ? "optFlatMap" : macro;
    return new MacroChecked(name, range, variables, bodies, type, syntax.span());
  }

  /** The map that entries make together. */
  private SomaType entries(CheckedExpression body, Environment environment) {
    SomaType type = body.type();
    if (type instanceof MapType || type == ErrorType.ERROR) {
      return type;
    }
    expressions.refuse(
        Diagnostic.of(
                TypeCode.TYPE_MISMATCH,
                environment.source(),
                body.span(),
                "expected a map of one entry, found `" + TypeNames.show(type) + "`")
            .withHelp("as in `{(item.id): item}`"));
    return ErrorType.ERROR;
  }

  private CheckedExpression refuseFlat(
      ApplySyntax syntax, CheckedExpression body, Environment environment) {
    if (body.type() == ErrorType.ERROR) {
      return body;
    }
    return expressions.refuse(
        Diagnostic.of(
                TypeCode.NEEDLESS_QUESTION_MARK,
                environment.source(),
                syntax.function().span(),
                "`optFlatMap` is for a value that may be absent, this is `"
                    + TypeNames.show(body.type())
                    + "`")
            .withFixes(
                List.of(
                    NameReports.replace(
                        syntax.function().span(), "optMap", "Change to `optMap`"))));
  }

  private static SomaType withElement(SomaType type, SomaType element) {
    return type instanceof MapType map
        ? BuiltinTypes.map(map.key(), element)
        : BuiltinTypes.list(element);
  }

  private SomaType result(
      String macro,
      SomaType range,
      CheckedExpression body,
      boolean keepsAbsent,
      Environment environment) {
    SomaType of = body.type();
    boolean wrong =
        switch (macro) {
          case "map", "transformList", "transformMap" ->
              of == ErrorType.ERROR || !keepsAbsent && isAbsent(body, environment);
          default -> false;
        };
    if (wrong) {
      return ErrorType.ERROR;
    }
    return switch (macro) {
      case "all", "exists", "exists_one" -> BuiltinTypes.BOOL;
      case "filter" -> range instanceof MapType map ? BuiltinTypes.list(map.key()) : plain(range);
      case "sortBy" -> plain(range);
      case "optMap", "optFlatMap" -> BuiltinTypes.optional(of);
      case "transformMapEntry" -> entries(body, environment);
      case "transformMap" ->
          BuiltinTypes.map(range instanceof MapType map ? map.key() : BuiltinTypes.STRING, of);
      default -> BuiltinTypes.list(of);
    };
  }

  /** The list without its limits on size, which a part of it need not keep. */
  private static SomaType plain(SomaType range) {
    return range instanceof ListType list ? BuiltinTypes.list(list.element()) : range;
  }

  private boolean isAbsent(CheckedExpression body, Environment environment) {
    if (!(body.type() instanceof OptionalType) && body.type() != NullType.NULL) {
      return false;
    }
    expressions.refuse(
        Diagnostic.of(
                TypeCode.ABSENT_ELEMENT,
                environment.source(),
                body.span(),
                "nothing says that this may hold absent values")
            .withHelp(
                "give a fallback with `.orValue(…)`, filter first, or write the type, as in"
                    + " `let names: list<string?> = …`"));
    return true;
  }

  private CheckedExpression refuseRange(
      ApplySyntax syntax, CheckedExpression range, Environment environment) {
    String macro = syntax.function().text();
    if (range.type() instanceof OptionalType optional) {
      return expressions.refuse(Fitting.absent(environment, range, optional));
    }
    String works =
        switch (macro) {
          case "optMap", "optFlatMap" -> "what may be absent";
          case "transformMap" -> "maps";
          case "sortBy" -> "lists";
          default -> "lists and maps";
        };
    Diagnostic plain =
        Diagnostic.of(
            TypeCode.NO_SUCH_OPERATION,
            environment.source(),
            syntax.function().span(),
            "`"
                + macro
                + "` works on "
                + works
                + ", this is `"
                + TypeNames.show(range.type())
                + "`");
    boolean onList = macro.equals("transformMap") && range.type() instanceof ListType;
    return expressions.refuse(onList ? adviseOnList(plain, syntax) : plain);
  }

  /** Whether the condition of {@code xs.map(x, condition, value)} is the name of nothing. */
  private static boolean namesIndex(ApplySyntax syntax, Environment environment) {
    NameSyntax element = variableName(syntax.arguments().getFirst());
    NameSyntax index = variableName(syntax.arguments().get(1));
    return element != null
        && index != null
        && !index.text().equals(element.text())
        && environment.findLocal(index.text()) == null
        && environment.scope().findDeclaration(index.text()) == null;
  }

  private CheckedExpression refuseIndex(ApplySyntax syntax, Environment environment) {
    List<ArgumentSyntax> arguments = syntax.arguments();
    Span names = syntax.function().span().to(arguments.get(1).span());
    String element = environment.scope().text().slice(arguments.getFirst().span());
    String index = environment.scope().text().slice(arguments.get(1).span());
    String better = "transformList(" + index + ", " + element;
    Diagnostic plain =
        Diagnostic.of(TypeCode.WRONG_ARGUMENTS, environment.source(), names, "`map` gives no index")
            .withHelp("with the index it is `xs.transformList(i, x, value)`");
    String written = environment.scope().text().slice(names);
    boolean sound = written.indexOf('(') == written.lastIndexOf('(');
    return expressions.refuse(
        sound
            ? plain.withFixes(
                List.of(NameReports.replace(names, better, "Write `" + better + ", …)`")))
            : plain);
  }

  private static Diagnostic adviseOnList(Diagnostic plain, ApplySyntax syntax) {
    return plain
        .withHelp(
            "a list comes from `xs.map(x, …)` or, with the index, `xs.transformList(i, x, …)`;"
                + " a map from `xs.transformMapEntry(i, x, {key: value})`")
        .withFixes(
            List.of(
                NameReports.replace(
                    syntax.function().span(), "transformList", "Change to `transformList`")));
  }

  private CheckedExpression refuseForm(ApplySyntax syntax, Environment environment) {
    String macro = syntax.function().text();
    return expressions.refuse(
        Diagnostic.of(
                TypeCode.WRONG_ARGUMENTS,
                environment.source(),
                syntax.function().span(),
                "`" + macro + "` does not work with these arguments")
            .withHelp("it is `" + MacroForms.form(macro) + "`"));
  }
}
