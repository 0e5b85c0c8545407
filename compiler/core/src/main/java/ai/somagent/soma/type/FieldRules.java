package ai.somagent.soma.type;

import ai.somagent.soma.bind.BoundDeclaration;
import ai.somagent.soma.checked.CheckedExpression;
import ai.somagent.soma.checked.CheckedExpression.EnumCaseChecked;
import ai.somagent.soma.checked.CheckedExpression.ErrorChecked;
import ai.somagent.soma.checked.CheckedExpression.InputChecked;
import ai.somagent.soma.checked.CheckedExpression.SelectChecked;
import ai.somagent.soma.checked.CheckedExpression.UnionCaseChecked;
import ai.somagent.soma.checked.FieldSymbol;
import ai.somagent.soma.checked.NamedTypeSymbol;
import ai.somagent.soma.checked.NamedTypeSymbol.CaseSymbol;
import ai.somagent.soma.checked.NamedTypeSymbol.EnumDefinition;
import ai.somagent.soma.checked.NamedTypeSymbol.UnionDefinition;
import ai.somagent.soma.checked.SomaType;
import ai.somagent.soma.checked.SomaType.ErrorType;
import ai.somagent.soma.checked.SomaType.NamedType;
import ai.somagent.soma.checked.SomaType.OptionalType;
import ai.somagent.soma.checked.SomaType.Scalar;
import ai.somagent.soma.diagnostic.CodeFix;
import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.diagnostic.TextEdit;
import ai.somagent.soma.source.Span;
import ai.somagent.soma.syntax.DeclarationSyntax.ToolSyntax;
import ai.somagent.soma.syntax.ExpressionSyntax.NameExpressionSyntax;
import ai.somagent.soma.syntax.ExpressionSyntax.SelectSyntax;
import ai.somagent.soma.syntax.NameSyntax;
import ai.somagent.soma.syntax.PathSyntax;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code a.b}, {@code a.?b}, and what a dot means after a name. */
final class FieldRules {
  private final ExpressionChecker expressions;
  private final FieldReports reports;
  private final RunRules runs;

  FieldRules(ExpressionChecker expressions) {
    this.expressions = expressions;
    this.reports = new FieldReports();
    this.runs = new RunRules(expressions);
  }

  CheckedExpression select(SelectSyntax syntax, Environment environment) {
    if (syntax.name().isMissing()) {
      return new ErrorChecked(syntax.span());
    }
    CheckedExpression ofRun = runs.select(syntax, environment);
    CheckedExpression named = ofRun == null ? named(syntax, environment) : ofRun;
    if (named != null) {
      return named;
    }
    CheckedExpression target = expressions.infer(syntax.target(), environment, null);
    return field(target, syntax.name(), syntax.maybe(), syntax.span(), environment);
  }

  /** What the select means when its target is the name of something that is no value. */
  private @Nullable CheckedExpression named(SelectSyntax syntax, Environment environment) {
    if (syntax.target() instanceof NameExpressionSyntax target
        && environment.findLocal(target.name().text()) == null) {
      String name = target.name().text();
      if (name.equals("input") && environment.input() != null) {
        return input(syntax, environment.input(), environment);
      }
      BoundDeclaration inAlias = environment.scope().findInAlias(name, syntax.name().text());
      if (inAlias != null) {
        return expressions.names().declared(inAlias, syntax.span(), environment);
      }
      CheckedExpression missing =
          expressions.names().missingInAlias(name, syntax.name(), environment);
      if (missing != null) {
        return missing;
      }
    }
    NamedTypeSymbol type = NameExpressionRules.typeNamed(syntax.target(), environment);
    if (type != null) {
      return caseOf(type, syntax, environment);
    }
    return action(syntax, environment);
  }

  private @Nullable CheckedExpression action(SelectSyntax syntax, Environment environment) {
    PathSyntax path = SyntaxPaths.of(syntax);
    if (path == null || environment.findLocal(path.parts().getFirst().text()) != null) {
      return null;
    }
    PathSyntax owner =
        new PathSyntax(path.parts().subList(0, path.parts().size() - 1), syntax.target().span());
    BoundDeclaration tool = environment.scope().findDeclaration(owner);
    if (tool == null || !(tool.syntax() instanceof ToolSyntax)) {
      return null;
    }
    return expressions.refuse(
        Diagnostic.of(
                TypeCode.ACTION_IN_EXPRESSION,
                environment.source(),
                syntax.span(),
                "an action is no value")
            .withHelp("call it: `let result = call " + path.text() + "(…)`"));
  }

  private CheckedExpression input(
      SelectSyntax syntax, List<FieldSymbol> fields, Environment environment) {
    FieldSymbol field = find(fields, syntax.name().text());
    if (field == null) {
      return expressions.refuse(reports.unknown(syntax.name(), "the input", fields, environment));
    }
    SomaType type = field.type();
    if (syntax.maybe() && isAlwaysThere(type)) {
      return expressions.refuse(
          reports.needless(syntax.target().span(), syntax.name(), type, environment));
    }
    return new InputChecked(
        field.name(),
        type,
        environment.narrow(new Place.InputPlace(field.name()), type),
        syntax.span());
  }

  private static boolean isAlwaysThere(SomaType type) {
    return !(type instanceof OptionalType) && type != ErrorType.ERROR;
  }

  private CheckedExpression caseOf(
      NamedTypeSymbol type, SelectSyntax syntax, Environment environment) {
    String name = syntax.name().text();
    return switch (type.definition()) {
      case EnumDefinition cases when cases.cases().contains(name) ->
          new EnumCaseChecked(type, name, new NamedType(type), syntax.span());
      case EnumDefinition cases ->
          expressions.refuse(reports.unknownCase(syntax.name(), type, cases.cases(), environment));
      case UnionDefinition union -> unionCase(type, union, syntax, environment);
      case NamedTypeSymbol.RecordDefinition record ->
          expressions.refuse(reports.typeHasNoCases(type, syntax.span(), environment));
      case NamedTypeSymbol.AliasDefinition alias ->
          expressions.refuse(reports.typeHasNoCases(type, syntax.span(), environment));
    };
  }

  private CheckedExpression unionCase(
      NamedTypeSymbol type, UnionDefinition union, SelectSyntax syntax, Environment environment) {
    CaseSymbol found = findCase(union, syntax.name().text());
    if (found == null) {
      return expressions.refuse(
          reports.unknownCase(syntax.name(), type, caseNames(union), environment));
    }
    if (found.fields().stream().anyMatch(FieldSymbol::isRequired)) {
      return expressions.refuse(
          Diagnostic.of(
                  TypeCode.MISSING_ARGUMENT,
                  environment.source(),
                  syntax.span(),
                  "case `" + found.name() + "` carries values")
              .withHelp(
                  "write `"
                      + type.name()
                      + "."
                      + found.name()
                      + "("
                      + found.fields().getFirst().name()
                      + ": …)`"));
    }
    return new UnionCaseChecked(
        type,
        found.name(),
        ArgumentChecker.defaults(found.fields()),
        new NamedType(type),
        syntax.span());
  }

  static @Nullable CaseSymbol findCase(UnionDefinition union, String name) {
    for (CaseSymbol one : union.cases()) {
      if (one.name().equals(name)) {
        return one;
      }
    }
    return null;
  }

  static List<String> caseNames(UnionDefinition union) {
    List<String> names = new ArrayList<>();
    union.cases().forEach(one -> names.add(one.name()));
    return names;
  }

  static @Nullable FieldSymbol find(List<FieldSymbol> fields, String name) {
    for (FieldSymbol field : fields) {
      if (field.name().equals(name)) {
        return field;
      }
    }
    return null;
  }

  /** {@code target.name} for a target that is a value. */
  CheckedExpression field(
      CheckedExpression target,
      NameSyntax name,
      boolean maybe,
      Span span,
      Environment environment) {
    SomaType whole = target.type();
    SomaType inner = Assignability.withoutOptional(whole);
    if (inner == ErrorType.ERROR) {
      return new ErrorChecked(span);
    }
    if (Assignability.isScalar(inner, Scalar.JSON)) {
      return jsonField(target, name, maybe, span, environment);
    }
    List<FieldSymbol> fields = FieldSets.of(inner);
    if (fields == null) {
      return expressions.refuse(reports.noFields(target, name, inner, environment));
    }
    FieldSymbol field = find(fields, name.text());
    if (field == null) {
      return expressions.refuse(
          reports.unknown(name, "`" + TypeNames.show(inner) + "`", fields, environment));
    }
    if (whole instanceof OptionalType optional && !maybe) {
      return expressions.refuse(questionMark(target, name, optional, environment));
    }
    boolean mayMiss = Unnarrowed.optional(target).type() instanceof OptionalType;
    if (maybe && !mayMiss && isAlwaysThere(field.type())) {
      return expressions.refuse(reports.needless(target.span(), name, field.type(), environment));
    }
    SomaType type = maybe ? BuiltinTypes.optional(field.type()) : field.type();
    return narrowed(
        new SelectChecked(target, field.name(), field.type(), maybe, type, span), environment);
  }

  private static CheckedExpression narrowed(SelectChecked select, Environment environment) {
    SomaType type = environment.narrow(Place.of(select), select.type());
    return new SelectChecked(
        select.target(), select.field(), select.declared(), select.maybe(), type, select.span());
  }

  private CheckedExpression jsonField(
      CheckedExpression target,
      NameSyntax name,
      boolean maybe,
      Span span,
      Environment environment) {
    SomaType type = BuiltinTypes.optional(BuiltinTypes.JSON);
    SelectChecked select = new SelectChecked(target, name.text(), type, true, type, span);
    CheckedExpression shown = narrowed(select, environment);
    if (!maybe && shown.type() instanceof OptionalType) {
      return expressions.refuse(
          Diagnostic.of(
                  TypeCode.OPAQUE_JSON,
                  environment.source(),
                  name.span(),
                  "nothing is known about the fields of a `json`")
              .withHelp("write `.?" + name.text() + "`, which may be absent")
              .withFixes(List.of(insertQuestionMark(name))));
    }
    return shown;
  }

  private static CodeFix insertQuestionMark(NameSyntax name) {
    Span before = new Span(name.span().start(), name.span().start());
    return new CodeFix("Insert `?`", List.of(new TextEdit(before, "?")));
  }

  private static Diagnostic questionMark(
      CheckedExpression target, NameSyntax name, OptionalType type, Environment environment) {
    Diagnostic plain = Fitting.absent(environment, target, type);
    if (StateCopy.stateOf(target) != null) {
      return plain;
    }
    return plain
        .withHelp("test it with `!= null` first, or write `.?" + name.text() + "`")
        .withFixes(List.of(insertQuestionMark(name)));
  }
}
