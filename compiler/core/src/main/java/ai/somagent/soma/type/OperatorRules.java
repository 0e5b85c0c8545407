package ai.somagent.soma.type;

import ai.somagent.soma.checked.CheckedExpression;
import ai.somagent.soma.checked.CheckedExpression.BinaryChecked;
import ai.somagent.soma.checked.CheckedExpression.ConditionalChecked;
import ai.somagent.soma.checked.CheckedExpression.ErrorChecked;
import ai.somagent.soma.checked.CheckedExpression.LiteralChecked;
import ai.somagent.soma.checked.CheckedExpression.UnaryChecked;
import ai.somagent.soma.checked.SomaType;
import ai.somagent.soma.checked.SomaType.ErrorType;
import ai.somagent.soma.checked.SomaType.ListType;
import ai.somagent.soma.checked.SomaType.OptionalType;
import ai.somagent.soma.checked.SomaType.Scalar;
import ai.somagent.soma.checked.SomaType.ScalarType;
import ai.somagent.soma.diagnostic.CodeFix;
import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.diagnostic.TextEdit;
import ai.somagent.soma.source.Span;
import ai.somagent.soma.syntax.BinaryOperator;
import ai.somagent.soma.syntax.ExpressionSyntax.BinarySyntax;
import ai.somagent.soma.syntax.ExpressionSyntax.ConditionalSyntax;
import ai.somagent.soma.syntax.ExpressionSyntax.IntSyntax;
import ai.somagent.soma.syntax.ExpressionSyntax.UnarySyntax;
import ai.somagent.soma.syntax.UnaryOperator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Arithmetic, logic and conditionals. */
final class OperatorRules {
  private final ExpressionChecker expressions;

  OperatorRules(ExpressionChecker expressions) {
    this.expressions = expressions;
  }

  CheckedExpression unary(UnarySyntax syntax, Environment environment, @Nullable SomaType hint) {
    if (syntax.operator() == UnaryOperator.NOT) {
      CheckedExpression operand =
          expressions.check(syntax.operand(), environment, BuiltinTypes.BOOL);
      return new UnaryChecked(UnaryOperator.NOT, operand, BuiltinTypes.BOOL, syntax.span());
    }
    if (syntax.operand() instanceof IntSyntax number) {
      return new LiteralRules(expressions).integer(number.text(), true, syntax.span(), environment);
    }
    CheckedExpression operand = expressions.infer(syntax.operand(), environment, number(hint));
    if (operand instanceof LiteralChecked literal && literal.value() instanceof Double number) {
      return new LiteralChecked(-number, BuiltinTypes.DOUBLE, syntax.span());
    }
    SomaType type = operand.type();
    if (type == ErrorType.ERROR) {
      return operand;
    }
    if (isNumber(type)) {
      return new UnaryChecked(
          UnaryOperator.NEGATE, operand, plain(Assignability.base(type)), syntax.span());
    }
    if (type instanceof OptionalType optional) {
      return expressions.refuse(Fitting.absent(environment, operand, optional));
    }
    return expressions.refuse(
        Diagnostic.of(
            TypeCode.NO_SUCH_OPERATION,
            environment.source(),
            syntax.span(),
            "`-` does not work on `" + TypeNames.show(type) + "`"));
  }

  /** Where a wider type than a number is expected, what is negated is still a number. */
  private static @Nullable SomaType number(@Nullable SomaType hint) {
    return hint != null && isNumber(hint) ? hint : null;
  }

  private static boolean isNumber(SomaType type) {
    return Assignability.isScalar(type, Scalar.INT) || Assignability.isScalar(type, Scalar.DOUBLE);
  }

  CheckedExpression logical(BinarySyntax syntax, Environment environment) {
    boolean and = syntax.operator() == BinaryOperator.AND;
    CheckedExpression found = expressions.infer(syntax.left(), environment, BuiltinTypes.BOOL);
    if (!and && found.type() instanceof OptionalType) {
      return refuseFallback(syntax, found, environment);
    }
    CheckedExpression left = expressions.fit(found, BuiltinTypes.BOOL, environment);
    Narrowing shown = and ? Narrowing.whenTrue(left) : Narrowing.whenFalse(left);
    CheckedExpression right =
        expressions.check(syntax.right(), environment.narrowed(shown), BuiltinTypes.BOOL);
    return new BinaryChecked(syntax.operator(), left, right, BuiltinTypes.BOOL, syntax.span());
  }

  /** {@code maybe || "x"}, which elsewhere gives what stands in. */
  private CheckedExpression refuseFallback(
      BinarySyntax syntax, CheckedExpression left, Environment environment) {
    CheckedExpression right = expressions.infer(syntax.right(), environment, null);
    Diagnostic plain =
        Diagnostic.of(
                TypeCode.TYPE_MISMATCH,
                environment.source(),
                left.span(),
                "expected `bool`, found `" + TypeNames.show(left.type()) + "`")
            .withHelp("what stands in for an absent value is `x.orValue(…)`");
    Span between = new Span(left.span().end(), right.span().start());
    Span end = new Span(right.span().end(), right.span().end());
    SomaType inner = Assignability.withoutOptional(left.type());
    boolean fits = !syntax.span().equals(left.span()) && expressions.fitting().fits(right, inner);
    return expressions.refuse(
        fits
            ? plain.withFixes(
                List.of(
                    new CodeFix(
                        "Write `.orValue(…)`",
                        List.of(new TextEdit(between, ".orValue("), new TextEdit(end, ")")))))
            : plain);
  }

  CheckedExpression conditional(
      ConditionalSyntax syntax, Environment environment, @Nullable SomaType hint) {
    CheckedExpression condition =
        expressions.check(syntax.condition(), environment, BuiltinTypes.BOOL);
    Environment whenTrue = environment.narrowed(Narrowing.whenTrue(condition));
    Environment whenFalse = environment.narrowed(Narrowing.whenFalse(condition));
    CheckedExpression then = expressions.infer(syntax.then(), whenTrue, hint);
    CheckedExpression otherwise = expressions.infer(syntax.otherwise(), whenFalse, hint);
    SomaType type = common(then, otherwise, hint);
    if (type == null && hint != null) {
      type = hint;
    }
    if (type == null) {
      return expressions.refuse(noCommonType(syntax, then, otherwise, environment));
    }
    return new ConditionalChecked(
        condition,
        expressions.fit(then, type, environment),
        expressions.fit(otherwise, type, environment),
        type,
        syntax.span());
  }

  /** The type that both arms of a choice can take, or null. */
  private @Nullable SomaType common(
      CheckedExpression a, CheckedExpression b, @Nullable SomaType hint) {
    Fitting fitting = expressions.fitting();
    if (hint != null && fitting.fits(a, hint) && fitting.fits(b, hint)) {
      return hint;
    }
    SomaType joined = Assignability.join(a.type(), b.type());
    if (joined != null) {
      return joined;
    }
    if (fitting.fits(a, b.type())) {
      return b.type();
    }
    return fitting.fits(b, a.type()) ? a.type() : null;
  }

  private static Diagnostic noCommonType(
      ConditionalSyntax syntax,
      CheckedExpression then,
      CheckedExpression otherwise,
      Environment environment) {
    return Diagnostic.of(
            TypeCode.NO_COMMON_TYPE,
            environment.source(),
            syntax.otherwise().span(),
            "one arm is `"
                + TypeNames.show(then.type())
                + "`, the other `"
                + TypeNames.show(otherwise.type())
                + "`")
        .withHelp("both arms of `?:` give one type");
  }

  CheckedExpression arithmetic(
      BinarySyntax syntax, Environment environment, @Nullable SomaType hint) {
    CheckedExpression left = expressions.infer(syntax.left(), environment, numberOrList(hint));
    SomaType rightHint = left.type() instanceof ListType ? left.type() : null;
    CheckedExpression right = expressions.infer(syntax.right(), environment, rightHint);
    if (left.type() == ErrorType.ERROR || right.type() == ErrorType.ERROR) {
      return new ErrorChecked(syntax.span());
    }
    if (left.type() instanceof OptionalType optional) {
      return expressions.refuse(Fitting.absent(environment, left, optional));
    }
    if (right.type() instanceof OptionalType optional) {
      return expressions.refuse(Fitting.absent(environment, right, optional));
    }
    if (Fitting.isWholeLiteral(left) && Assignability.isScalar(right.type(), Scalar.DOUBLE)) {
      left = expressions.fit(left, BuiltinTypes.DOUBLE, environment);
    } else if (Fitting.isWholeLiteral(right)
        && Assignability.isScalar(left.type(), Scalar.DOUBLE)) {
      right = expressions.fit(right, BuiltinTypes.DOUBLE, environment);
    }
    SomaType type = result(syntax.operator(), left.type(), right.type());
    if (type == null) {
      return expressions.refuse(OperatorAdvice.refusal(syntax, left, right, environment));
    }
    return new BinaryChecked(syntax.operator(), left, right, type, syntax.span());
  }

  private static @Nullable SomaType numberOrList(@Nullable SomaType hint) {
    return hint instanceof ListType ? hint : null;
  }

  private static @Nullable SomaType result(BinaryOperator operator, SomaType left, SomaType right) {
    if (left instanceof ListType && right instanceof ListType) {
      SomaType joined = Assignability.join(left, right);
      return operator == BinaryOperator.ADD && joined instanceof ListType list
          ? BuiltinTypes.list(list.element())
          : null;
    }
    if (!(Assignability.base(left) instanceof ScalarType a)
        || !(Assignability.base(right) instanceof ScalarType b)) {
      return null;
    }
    if (a.scalar() == Scalar.TIMESTAMP || b.scalar() == Scalar.TIMESTAMP) {
      return timeResult(operator, a.scalar(), b.scalar());
    }
    return a.scalar() == b.scalar() && works(operator, a.scalar()) ? plain(a) : null;
  }

  private static boolean works(BinaryOperator operator, Scalar scalar) {
    return switch (scalar) {
      case INT -> true;
      case DOUBLE -> operator != BinaryOperator.REMAINDER;
      case STRING, BYTES -> operator == BinaryOperator.ADD;
      case DURATION -> operator == BinaryOperator.ADD || operator == BinaryOperator.SUBTRACT;
      case BOOL, TIMESTAMP, JSON -> false;
    };
  }

  private static @Nullable SomaType timeResult(BinaryOperator operator, Scalar left, Scalar right) {
    boolean add = operator == BinaryOperator.ADD;
    boolean subtract = operator == BinaryOperator.SUBTRACT;
    if (add && (left == Scalar.DURATION || right == Scalar.DURATION)
        || subtract && right == Scalar.DURATION) {
      return BuiltinTypes.TIMESTAMP;
    }
    return subtract && left == right ? BuiltinTypes.DURATION : null;
  }

  private static SomaType plain(SomaType type) {
    return type instanceof ScalarType scalar
        ? new ScalarType(scalar.scalar(), ai.somagent.soma.checked.Limits.NONE)
        : type;
  }
}
