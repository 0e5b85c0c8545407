package ai.somagent.soma.type;

import ai.somagent.soma.bind.NameReports;
import ai.somagent.soma.checked.CheckedExpression;
import ai.somagent.soma.checked.CheckedExpression.BinaryChecked;
import ai.somagent.soma.checked.CheckedExpression.ErrorChecked;
import ai.somagent.soma.checked.CheckedExpression.IsChecked;
import ai.somagent.soma.checked.CheckedExpression.LiteralChecked;
import ai.somagent.soma.checked.ErrorSymbol;
import ai.somagent.soma.checked.NamedTypeSymbol;
import ai.somagent.soma.checked.NamedTypeSymbol.CaseSymbol;
import ai.somagent.soma.checked.NamedTypeSymbol.EnumDefinition;
import ai.somagent.soma.checked.NamedTypeSymbol.UnionDefinition;
import ai.somagent.soma.checked.SomaType;
import ai.somagent.soma.checked.SomaType.CaseType;
import ai.somagent.soma.checked.SomaType.CaughtErrorType;
import ai.somagent.soma.checked.SomaType.ErrorType;
import ai.somagent.soma.checked.SomaType.ListType;
import ai.somagent.soma.checked.SomaType.MapType;
import ai.somagent.soma.checked.SomaType.NamedType;
import ai.somagent.soma.checked.SomaType.NullType;
import ai.somagent.soma.checked.SomaType.OptionalType;
import ai.somagent.soma.checked.SomaType.Scalar;
import ai.somagent.soma.checked.SomaType.ScalarType;
import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.syntax.BinaryOperator;
import ai.somagent.soma.syntax.ExpressionSyntax.BinarySyntax;
import ai.somagent.soma.syntax.ExpressionSyntax.IsSyntax;
import ai.somagent.soma.syntax.PathSyntax;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code == != < <= > >= in is}. */
final class ComparisonRules {
  private final ExpressionChecker expressions;

  ComparisonRules(ExpressionChecker expressions) {
    this.expressions = expressions;
  }

  CheckedExpression equality(BinarySyntax syntax, Environment environment) {
    CheckedExpression left = expressions.infer(syntax.left(), environment, null);
    CheckedExpression right = expressions.infer(syntax.right(), environment, left.type());
    if (left.type() == ErrorType.ERROR || right.type() == ErrorType.ERROR) {
      return compared(syntax, left, right);
    }
    if (left.type() == NullType.NULL || right.type() == NullType.NULL) {
      return nullTest(syntax, left, right, environment);
    }
    SomaType type = common(left, right);
    if (type == null) {
      return expressions.refuse(UnequalTypes.report(syntax, left, right, environment));
    }
    return compared(
        syntax,
        expressions.fit(left, type, environment),
        expressions.fit(right, type, environment));
  }

  private static CheckedExpression compared(
      BinarySyntax syntax, CheckedExpression left, CheckedExpression right) {
    return new BinaryChecked(syntax.operator(), left, right, BuiltinTypes.BOOL, syntax.span());
  }

  private CheckedExpression nullTest(
      BinarySyntax syntax,
      CheckedExpression left,
      CheckedExpression right,
      Environment environment) {
    CheckedExpression tested = left.type() == NullType.NULL ? right : left;
    SomaType type = tested.type();
    boolean useful = type instanceof OptionalType || Assignability.isScalar(type, Scalar.JSON);
    if (!useful) {
      boolean equal = syntax.operator() == BinaryOperator.EQUAL;
      boolean outcome = (type == NullType.NULL) == equal;
      expressions
          .sink()
          .report(
              Diagnostic.of(
                  TypeCode.NEEDLESS_NULL_TEST,
                  environment.source(),
                  syntax.span(),
                  "this is always `" + outcome + "`: " + TypeNames.one(type) + " is never absent"));
      return new LiteralChecked(outcome, BuiltinTypes.BOOL, syntax.span());
    }
    return compared(
        syntax,
        left.type() == NullType.NULL ? expressions.fit(left, type, environment) : left,
        right.type() == NullType.NULL ? expressions.fit(right, type, environment) : right);
  }

  /** The type as which two values are compared, or null when they never can be equal. */
  private @Nullable SomaType common(CheckedExpression left, CheckedExpression right) {
    SomaType joined = Assignability.join(left.type(), right.type());
    if (joined != null) {
      return joined;
    }
    if (Assignability.isScalar(Assignability.withoutOptional(left.type()), Scalar.JSON)
        || Assignability.isScalar(Assignability.withoutOptional(right.type()), Scalar.JSON)) {
      return BuiltinTypes.JSON;
    }
    if (expressions.fitting().fits(right, left.type())) {
      return left.type();
    }
    return expressions.fitting().fits(left, right.type()) ? right.type() : null;
  }

  CheckedExpression order(BinarySyntax syntax, Environment environment) {
    CheckedExpression left = expressions.infer(syntax.left(), environment, null);
    CheckedExpression right = expressions.infer(syntax.right(), environment, left.type());
    if (left.type() == ErrorType.ERROR || right.type() == ErrorType.ERROR) {
      return compared(syntax, left, right);
    }
    for (CheckedExpression side : List.of(left, right)) {
      if (side.type() instanceof OptionalType optional) {
        return expressions.refuse(Fitting.absent(environment, side, optional));
      }
    }
    SomaType type = common(left, right);
    if (type == null || !isOrdered(type)) {
      return expressions.refuse(OperatorAdvice.refusal(syntax, left, right, environment));
    }
    return compared(
        syntax,
        expressions.fit(left, type, environment),
        expressions.fit(right, type, environment));
  }

  private static boolean isOrdered(SomaType type) {
    if (type instanceof NamedType named && named.symbol().definition() instanceof EnumDefinition) {
      return true;
    }
    return Assignability.base(type) instanceof ScalarType scalar
        && switch (scalar.scalar()) {
          case INT, DOUBLE, STRING, BYTES, DURATION, TIMESTAMP -> true;
          case BOOL, JSON -> false;
        };
  }

  CheckedExpression membership(BinarySyntax syntax, Environment environment) {
    CheckedExpression left = expressions.infer(syntax.left(), environment, null);
    CheckedExpression right =
        expressions.infer(syntax.right(), environment, BuiltinTypes.list(left.type()));
    if (left.type() == ErrorType.ERROR || right.type() == ErrorType.ERROR) {
      return compared(syntax, left, right);
    }
    boolean holdsAbsent =
        right.type() instanceof ListType list && list.element() instanceof OptionalType;
    for (CheckedExpression side : holdsAbsent ? List.of(right) : List.of(left, right)) {
      if (side.type() instanceof OptionalType optional) {
        return expressions.refuse(Fitting.absent(environment, side, optional));
      }
    }
    SomaType element =
        switch (right.type()) {
          case ListType list -> list.element();
          case MapType map -> map.key();
          default -> null;
        };
    boolean comparable =
        element != null
            && (element == SomaType.NoValueType.NO_VALUE
                || Assignability.join(left.type(), element) != null
                || expressions.fitting().fits(left, element));
    if (!comparable) {
      Diagnostic plain = OperatorAdvice.refusal(syntax, left, right, environment);
      return expressions.refuse(
          element == null && Assignability.isScalar(right.type(), Scalar.STRING)
              ? plain.withHelp("write `text.contains(part)`")
              : right.type() instanceof MapType map
                      && Assignability.isAssignable(left.type(), map.value())
                  ? plain.withHelp(
                      "`in` asks for a key of a map; for a value ask `m.exists(k, m[k] == value)`")
                  : plain.withHelp("the right side is a list or map of what stands on the left"));
    }
    return compared(syntax, adapted(left, element, environment), right);
  }

  /**
   * As the elements are: a literal may be a double, and what is there stands among what may not.
   */
  private CheckedExpression adapted(
      CheckedExpression left, @Nullable SomaType element, Environment environment) {
    if (element instanceof OptionalType) {
      return expressions.fit(left, element, environment);
    }
    return element != null
            && Fitting.isWholeLiteral(left)
            && Assignability.isScalar(element, Scalar.DOUBLE)
        ? expressions.fit(left, BuiltinTypes.DOUBLE, environment)
        : left;
  }

  CheckedExpression is(IsSyntax syntax, Environment environment) {
    CheckedExpression value = expressions.infer(syntax.value(), environment, null);
    PathSyntax path = syntax.caseName();
    if (value.type() == ErrorType.ERROR || path.last().isMissing()) {
      return new ErrorChecked(syntax.span());
    }
    return switch (value.type()) {
      case NamedType named when casesOf(named.symbol()) != null ->
          caseTest(syntax, value, named.symbol(), environment);
      case CaseType one -> caseTest(syntax, value, one.union(), environment);
      case CaughtErrorType caught -> kindTest(syntax, value, environment);
      case OptionalType optional ->
          expressions.refuse(Fitting.absent(environment, value, optional));
      default ->
          expressions.refuse(
              Diagnostic.of(
                      TypeCode.NO_CASES,
                      environment.source(),
                      value.span(),
                      TypeNames.one(value.type()) + " has no cases to ask for with `is`")
                  .withHelp("`is` works on unions, enums and caught errors"));
    };
  }

  /** Names of the cases of a union or enum; null for other types. */
  private static @Nullable List<String> casesOf(NamedTypeSymbol symbol) {
    return switch (symbol.definition()) {
      case EnumDefinition cases -> cases.cases();
      case UnionDefinition union -> {
        List<String> names = new ArrayList<>();
        for (CaseSymbol one : union.cases()) {
          names.add(one.name());
        }
        yield names;
      }
      case NamedTypeSymbol.RecordDefinition record -> null;
      case NamedTypeSymbol.AliasDefinition alias -> null;
    };
  }

  private CheckedExpression caseTest(
      IsSyntax syntax, CheckedExpression value, NamedTypeSymbol symbol, Environment environment) {
    PathSyntax path = syntax.caseName();
    List<String> cases = casesOf(symbol);
    String name = path.last().text();
    if (cases == null || !cases.contains(name)) {
      return expressions.refuse(
          new FieldReports()
              .unknownCase(path.last(), symbol, cases == null ? List.of() : cases, environment));
    }
    if (path.parts().size() > 1) {
      return expressions.refuse(
          Diagnostic.of(
                  TypeCode.UNKNOWN_CASE,
                  environment.source(),
                  path.span(),
                  "after `is` stands the case alone")
              .withFixes(
                  List.of(NameReports.replace(path.span(), name, "Change to `" + name + "`"))));
    }
    return new IsChecked(value, name, BuiltinTypes.BOOL, syntax.span());
  }

  private CheckedExpression kindTest(
      IsSyntax syntax, CheckedExpression value, Environment environment) {
    ErrorSymbol kind = environment.scope().resolveError(syntax.caseName());
    return kind == null
        ? new ErrorChecked(syntax.span())
        : new IsChecked(value, kind.qualifiedName(), BuiltinTypes.BOOL, syntax.span());
  }
}
