package ai.somagent.soma.type;

import ai.somagent.soma.bind.BoundDeclaration;
import ai.somagent.soma.bind.NameReports;
import ai.somagent.soma.checked.CheckedArgument;
import ai.somagent.soma.checked.CheckedExpression;
import ai.somagent.soma.checked.CheckedExpression.ConstructChecked;
import ai.somagent.soma.checked.CheckedExpression.ErrorChecked;
import ai.somagent.soma.checked.CheckedExpression.LocalChecked;
import ai.somagent.soma.checked.CheckedExpression.UnionCaseChecked;
import ai.somagent.soma.checked.LocalSymbol;
import ai.somagent.soma.checked.NamedTypeSymbol;
import ai.somagent.soma.checked.NamedTypeSymbol.CaseSymbol;
import ai.somagent.soma.checked.NamedTypeSymbol.RecordDefinition;
import ai.somagent.soma.checked.NamedTypeSymbol.UnionDefinition;
import ai.somagent.soma.checked.SomaType;
import ai.somagent.soma.checked.SomaType.NamedType;
import ai.somagent.soma.diagnostic.CodeFix;
import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.diagnostic.TextEdit;
import ai.somagent.soma.source.Span;
import ai.somagent.soma.syntax.DeclarationSyntax.ToolSyntax;
import ai.somagent.soma.syntax.ExpressionSyntax;
import ai.somagent.soma.syntax.ExpressionSyntax.ApplySyntax;
import ai.somagent.soma.syntax.ExpressionSyntax.NameExpressionSyntax;
import ai.somagent.soma.syntax.PathSyntax;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides what {@code f(…)} and {@code x.f(…)} apply: a type, a case, a function or a method. */
final class ApplyRules {
  private final ExpressionChecker expressions;
  private final ArgumentChecker arguments;
  private final FunctionRules functions;
  private final MacroRules macros;
  private final RecordUpdate updates;
  private final RunRules runs;

  ApplyRules(ExpressionChecker expressions) {
    this.expressions = expressions;
    this.arguments = new ArgumentChecker(expressions, expressions.sink());
    this.functions = new FunctionRules(expressions);
    this.macros = new MacroRules(expressions);
    this.updates = new RecordUpdate(expressions);
    this.runs = new RunRules(expressions);
  }

  CheckedExpression apply(ApplySyntax syntax, Environment environment, @Nullable SomaType hint) {
    if (syntax.function().isMissing()) {
      return new ErrorChecked(syntax.span());
    }
    ExpressionSyntax target = syntax.target();
    if (target == null) {
      return bare(syntax, environment, hint);
    }
    CheckedExpression named = named(syntax, target, environment, hint);
    return named == null ? method(syntax, target, environment, hint) : named;
  }

  private CheckedExpression bare(
      ApplySyntax syntax, Environment environment, @Nullable SomaType hint) {
    String key = Observations.key(syntax);
    LocalSymbol observed = key == null ? null : environment.findLocal(key);
    if (observed != null) {
      return new LocalChecked(observed, observed.type(), syntax.span());
    }
    BoundDeclaration declaration = environment.scope().findDeclaration(syntax.function().text());
    if (declaration != null) {
      return declared(declaration, syntax, environment);
    }
    NamedTypeSymbol type = environment.scope().findType(syntax.function().text());
    return type == null
        ? functions.global(syntax, syntax.function().text(), environment, hint)
        : construct(type, syntax, environment);
  }

  /** What is applied when the target names something that is no value; null when it is a value. */
  private @Nullable CheckedExpression named(
      ApplySyntax syntax,
      ExpressionSyntax target,
      Environment environment,
      @Nullable SomaType hint) {
    PathSyntax path = SyntaxPaths.of(target);
    if (path == null || environment.findLocal(path.parts().getFirst().text()) != null) {
      return null;
    }
    String first = path.parts().getFirst().text();
    if (target instanceof NameExpressionSyntax) {
      BoundDeclaration inAlias = environment.scope().findInAlias(first, syntax.function().text());
      if (inAlias != null) {
        return declared(inAlias, syntax, environment);
      }
      CheckedExpression missing =
          expressions.names().missingInAlias(first, syntax.function(), environment);
      if (missing != null) {
        return missing;
      }
      CheckedExpression ofRun = runs.apply(syntax, environment);
      if (ofRun != null) {
        return ofRun;
      }
      if (BuiltinFunctions.isNamespace(first)) {
        return functions.global(syntax, first + "." + syntax.function().text(), environment, hint);
      }
    }
    NamedTypeSymbol type = environment.scope().findType(path);
    if (type != null) {
      return unionCase(type, syntax, environment);
    }
    if (target instanceof NameExpressionSyntax
        && environment.scope().findDeclaration(path) == null
        && ForeignFunctions.isOwner(first)) {
      return functions.global(syntax, first + "." + syntax.function().text(), environment, hint);
    }
    BoundDeclaration tool = environment.scope().findDeclaration(path);
    return tool != null && tool.syntax() instanceof ToolSyntax
        ? refuseEffect(syntax, "call", path.text() + "." + syntax.function().text(), environment)
        : null;
  }

  private CheckedExpression declared(
      BoundDeclaration declaration, ApplySyntax syntax, Environment environment) {
    NamedTypeSymbol type = environment.scope().typeOf(declaration);
    if (type != null) {
      return construct(type, syntax, environment);
    }
    if (NameExpressionRules.isFunction(declaration)) {
      return functions.declared(declaration, syntax, environment);
    }
    String verb =
        switch (declaration.kind()) {
          case "capsule", "task" -> "run";
          case "persona" -> "ask";
          case "topic" -> "emit";
          default -> null;
        };
    return verb == null
        ? expressions.names().declared(declaration, syntax.function().span(), environment)
        : refuseEffect(syntax, verb, declaration.name().text(), environment);
  }

  private CheckedExpression refuseEffect(
      ApplySyntax syntax, String verb, String target, Environment environment) {
    Span start = new Span(syntax.span().start(), syntax.span().start());
    return expressions.refuse(
        Diagnostic.of(
                TypeCode.ACTION_IN_EXPRESSION,
                environment.source(),
                syntax.span(),
                "`" + target + "` acts on the world, so it needs its verb `" + verb + "`")
            .withHelp("an effect stands alone or after `let name =`, never inside an expression")
            .withFixes(
                List.of(
                    new CodeFix(
                        "Insert `" + verb + "`", List.of(new TextEdit(start, verb + " "))))));
  }

  private CheckedExpression construct(
      NamedTypeSymbol type, ApplySyntax syntax, Environment environment) {
    if (!(type.definition() instanceof RecordDefinition record)) {
      return refuseConstruction(type, syntax, environment);
    }
    List<CheckedArgument> fields =
        arguments.check(
            syntax.arguments(),
            record.fields(),
            environment,
            syntax.function().span(),
            "record `" + type.name() + "`");
    return new ConstructChecked(type, fields, new NamedType(type), syntax.span());
  }

  private CheckedExpression refuseConstruction(
      NamedTypeSymbol type, ApplySyntax syntax, Environment environment) {
    String help =
        switch (type.definition()) {
          case NamedTypeSymbol.AliasDefinition alias ->
              "a plain value becomes one by itself where a `" + type.name() + "` is wanted";
          case NamedTypeSymbol.EnumDefinition cases ->
              "name one of its cases, for example `"
                  + type.name()
                  + "."
                  + (cases.cases().isEmpty() ? "case" : cases.cases().getFirst())
                  + "`";
          case UnionDefinition union ->
              "name one of its cases, for example `"
                  + type.name()
                  + "."
                  + (union.cases().isEmpty() ? "case" : union.cases().getFirst().name())
                  + "`";
          case RecordDefinition record -> "";
        };
    return expressions.refuse(
        Diagnostic.of(
                TypeCode.NOT_A_VALUE,
                environment.source(),
                syntax.function().span(),
                "`" + type.name() + "` is not built with parentheses")
            .withHelp(help));
  }

  private CheckedExpression unionCase(
      NamedTypeSymbol type, ApplySyntax syntax, Environment environment) {
    if (!(type.definition() instanceof UnionDefinition union)) {
      return refuseConstruction(type, syntax, environment);
    }
    String name = syntax.function().text();
    CaseSymbol found = FieldRules.findCase(union, name);
    if (found == null) {
      return expressions.refuse(
          new FieldReports()
              .unknownCase(syntax.function(), type, FieldRules.caseNames(union), environment));
    }
    if (found.fields().isEmpty() && syntax.arguments().isEmpty()) {
      return refuseEmptyParentheses(type, syntax, environment);
    }
    List<CheckedArgument> fields =
        arguments.check(
            syntax.arguments(),
            found.fields(),
            environment,
            syntax.function().span(),
            "case `" + type.name() + "." + name + "`");
    return new UnionCaseChecked(type, name, fields, new NamedType(type), syntax.span());
  }

  private CheckedExpression refuseEmptyParentheses(
      NamedTypeSymbol type, ApplySyntax syntax, Environment environment) {
    Span parentheses = new Span(syntax.function().span().end(), syntax.span().end());
    String plain = type.name() + "." + syntax.function().text();
    return expressions.refuse(
        Diagnostic.of(
                TypeCode.EMPTY_PARENTHESES,
                environment.source(),
                parentheses,
                "case `" + syntax.function().text() + "` carries nothing")
            .withHelp("write `" + plain + "`")
            .withFixes(List.of(NameReports.replace(parentheses, "", "Remove the parentheses"))));
  }

  private CheckedExpression method(
      ApplySyntax syntax,
      ExpressionSyntax target,
      Environment environment,
      @Nullable SomaType hint) {
    CheckedExpression receiver = expressions.infer(target, environment, null);
    if (receiver.type() == SomaType.ErrorType.ERROR) {
      return receiver;
    }
    String name = syntax.function().text();
    if (MacroRules.isMacro(name)) {
      return macros.check(syntax, receiver, environment, hint);
    }
    if (name.equals("with")) {
      return updates.check(syntax, receiver, environment);
    }
    return functions.member(syntax, receiver, environment);
  }
}
