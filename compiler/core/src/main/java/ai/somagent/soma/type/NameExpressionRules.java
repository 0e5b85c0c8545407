package ai.somagent.soma.type;

import ai.somagent.soma.bind.BindCode;
import ai.somagent.soma.bind.BoundDeclaration;
import ai.somagent.soma.bind.BoundModule;
import ai.somagent.soma.bind.NameReports;
import ai.somagent.soma.checked.CheckedExpression;
import ai.somagent.soma.checked.CheckedExpression.ErrorChecked;
import ai.somagent.soma.checked.CheckedExpression.FunctionChecked;
import ai.somagent.soma.checked.CheckedExpression.LocalChecked;
import ai.somagent.soma.checked.FieldSymbol;
import ai.somagent.soma.checked.FunctionSymbol;
import ai.somagent.soma.checked.LocalSymbol;
import ai.somagent.soma.checked.NamedTypeSymbol;
import ai.somagent.soma.checked.NamedTypeSymbol.EnumDefinition;
import ai.somagent.soma.checked.SomaType;
import ai.somagent.soma.checked.SomaType.NamedType;
import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.source.Span;
import ai.somagent.soma.syntax.DeclarationSyntax.ConstSyntax;
import ai.somagent.soma.syntax.DeclarationSyntax.FunctionSyntax;
import ai.somagent.soma.syntax.ExpressionSyntax;
import ai.somagent.soma.syntax.ExpressionSyntax.NameExpressionSyntax;
import ai.somagent.soma.syntax.NameSyntax;
import ai.somagent.soma.syntax.PathSyntax;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Bare names: locals and constants, and good words about everything else. */
final class NameExpressionRules {
  private final ExpressionChecker expressions;

  NameExpressionRules(ExpressionChecker expressions) {
    this.expressions = expressions;
  }

  CheckedExpression name(
      NameExpressionSyntax syntax, Environment environment, @Nullable SomaType hint) {
    NameSyntax name = syntax.name();
    if (name.isMissing() || isFailedImport(name, environment)) {
      return new ErrorChecked(syntax.span());
    }
    LocalSymbol local = environment.findLocal(name.text());
    if (local != null) {
      SomaType type = environment.narrow(new Place.LocalPlace(local), local.type());
      return new LocalChecked(local, type, syntax.span());
    }
    if (name.text().equals("input") || name.text().equals("run")) {
      return refuseContext(name, environment);
    }
    BoundDeclaration declaration = environment.scope().findDeclaration(name.text());
    if (declaration != null) {
      return declared(declaration, syntax.span(), environment);
    }
    return unknown(name, environment, hint);
  }

  private static boolean isFailedImport(NameSyntax name, Environment environment) {
    return environment.findLocal(name.text()) == null
        && environment.scope().isFailedImport(new PathSyntax(List.of(name), name.span()));
  }

  /** A constant; anything else at the top level is no value. */
  CheckedExpression declared(BoundDeclaration declaration, Span span, Environment environment) {
    if (!(declaration.syntax() instanceof ConstSyntax)) {
      return refuseDeclaration(declaration, span, environment);
    }
    FunctionSymbol constant = environment.scope().functionOf(declaration, expressions.depth());
    return constant == null
        ? refuseRecursion(declaration, span, environment)
        : new FunctionChecked(constant, List.of(), constant.result(), span);
  }

  CheckedExpression refuseRecursion(
      BoundDeclaration declaration, Span span, Environment environment) {
    return expressions.refuse(
        Diagnostic.of(
                TypeCode.RECURSIVE_DEFINITION,
                environment.source(),
                span,
                "`" + declaration.name().text() + "` needs itself to be known")
            .withHelp("functions and constants are inlined, so they cannot recur")
            .withRelated(List.of(NameReports.declaredHere(declaration))));
  }

  private CheckedExpression refuseContext(NameSyntax name, Environment environment) {
    String text = name.text();
    String message =
        environment.input() == null
            ? "`" + text + "` exists only inside a capsule"
            : "`" + text + "` is no value by itself";
    String help =
        environment.input() == null
            ? isPolicy(environment)
                ? "a policy sees `step` and the names of its module"
                : "pass what is needed as a parameter"
            : "name one of its fields, for example `"
                + text
                + "."
                + example(text, environment)
                + "`";
    return expressions.refuse(
        Diagnostic.of(TypeCode.NOT_A_VALUE, environment.source(), name.span(), message)
            .withHelp(help));
  }

  private static boolean isPolicy(Environment environment) {
    LocalSymbol step = environment.findLocal(StepFactTypes.VARIABLE);
    return step != null && step.type().equals(StepFactTypes.step());
  }

  private static String example(String name, Environment environment) {
    List<FieldSymbol> input = environment.input();
    if (input == null || input.isEmpty() || !name.equals("input")) {
      return "id";
    }
    return input.getFirst().name();
  }

  private CheckedExpression refuseDeclaration(
      BoundDeclaration declaration, Span span, Environment environment) {
    String name = declaration.name().text();
    String help =
        switch (declaration.kind()) {
          case "function" -> "apply it: `" + name + "(…)`";
          case "enum", "union" -> "name one of its cases: `" + name + ".case`";
          case "record" -> "build one: `" + name + "(field: value)`";
          case "tool" -> "use one of its actions: `call " + name + ".action(…)`";
          case "capsule", "task" -> "run it: `run " + name + "(…)`";
          case "error" -> "raise it: `fail " + name + "(…)`";
          default -> null;
        };
    return expressions.refuse(
        Diagnostic.of(
                TypeCode.NOT_A_VALUE,
                environment.source(),
                span,
                "`" + name + "` is " + KnownNames.withArticle(declaration.kind()) + ", not a value")
            .withHelp(help)
            .withRelated(List.of(NameReports.declaredHere(declaration))));
  }

  /** Refuses a name that the module {@code alias} does not declare; null for what is no module. */
  @Nullable CheckedExpression missingInAlias(
      String alias, NameSyntax name, Environment environment) {
    BoundModule module = environment.scope().findAlias(alias);
    if (module == null || name.isMissing() || module.contract() != null) {
      return null;
    }
    return expressions.refuse(
        NameReports.unknown(
            BindCode.UNKNOWN_NAME,
            environment.source(),
            name,
            "module `" + module.name() + "` declares no `" + name.text() + "`",
            module.declarations().keySet()));
  }

  private CheckedExpression unknown(
      NameSyntax name, Environment environment, @Nullable SomaType hint) {
    String qualified = qualified(name, environment, hint);
    if (environment.isHidden(name.text())) {
      return expressions.refuse(
          Diagnostic.of(
                  BindCode.UNKNOWN_NAME,
                  environment.source(),
                  name.span(),
                  "`" + name.text() + "` is bound by another branch of this `parallel`")
              .withHelp("branches run at the same time: read it after the `parallel`"));
    }
    String message = "unknown name `" + name.text() + "`";
    if (name.text().equals("self") || name.text().equals("this")) {
      return expressions.refuse(
          Diagnostic.of(BindCode.UNKNOWN_NAME, environment.source(), name.span(), message)
              .withHelp("what a capsule holds is named without it, its input as `input.field`"));
    }
    if (qualified != null) {
      Diagnostic plain =
          Diagnostic.of(BindCode.UNKNOWN_NAME, environment.source(), name.span(), message);
      return expressions.refuse(NameReports.suggest(plain, qualified));
    }
    return expressions.refuse(
        NameReports.unknown(
            BindCode.UNKNOWN_NAME, environment.source(), name, message, values(environment)));
  }

  /** The fuller form of a name that stands alone where it may not. */
  private static @Nullable String qualified(
      NameSyntax name, Environment environment, @Nullable SomaType hint) {
    SomaType wanted = hint == null ? null : Assignability.withoutOptional(hint);
    if (wanted instanceof NamedType named
        && named.symbol().definition() instanceof EnumDefinition cases
        && cases.cases().contains(name.text())) {
      return named.symbol().name() + "." + name.text();
    }
    List<FieldSymbol> input = environment.input();
    if (input != null) {
      for (FieldSymbol field : input) {
        if (field.name().equals(name.text())) {
          return "input." + name.text();
        }
      }
    }
    return switch (name.text()) {
      case "nil", "None", "undefined", "none" -> "null";
      case "True" -> "true";
      case "False" -> "false";
      default -> null;
    };
  }

  /** Every name that is a value here. */
  private static List<String> values(Environment environment) {
    List<String> names = new ArrayList<>(environment.localNames());
    ModuleScope scope = environment.scope();
    for (String name : scope.names()) {
      BoundDeclaration declaration = scope.findDeclaration(name);
      if (declaration != null && declaration.syntax() instanceof ConstSyntax) {
        names.add(name);
      }
    }
    return names;
  }

  /** The type that {@code syntax} names when no local hides it; null when it names none. */
  static @Nullable NamedTypeSymbol typeNamed(ExpressionSyntax syntax, Environment environment) {
    PathSyntax path = SyntaxPaths.of(syntax);
    if (path == null || environment.findLocal(path.parts().getFirst().text()) != null) {
      return null;
    }
    return environment.scope().findType(path);
  }

  /** Whether {@code declaration} is applied to arguments in expressions. */
  static boolean isFunction(BoundDeclaration declaration) {
    return declaration.syntax() instanceof FunctionSyntax;
  }
}
