package ai.somagent.soma.type;

import ai.somagent.soma.checked.CheckedExpression;
import ai.somagent.soma.checked.CheckedExpression.LiteralChecked;
import ai.somagent.soma.checked.SomaType;
import ai.somagent.soma.checked.SomaType.ScalarType;
import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.diagnostic.RelatedSpan;
import ai.somagent.soma.source.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The values that a block in value position is given, and the one type that they join to. */
final class YieldedValues {
  private final StepContext context;
  private final @Nullable SomaType expected;
  private @Nullable SomaType joined;
  private @Nullable Double size = 0.0;
  private @Nullable Span first;
  private boolean mixed;
  private boolean onlyIntLiterals = true;

  /**
   * @param expected the type that the place of the block wants, or null
   */
  YieldedValues(StepContext context, @Nullable SomaType expected) {
    this.context = context;
    this.expected = expected;
  }

  /** The type that each value is checked against, or null. */
  @Nullable SomaType expected() {
    return expected;
  }

  /** Takes one value; values that fit no common type are reported. */
  void add(CheckedExpression value) {
    SomaType type = value.type();
    Double most = ListBound.of(value);
    size = size == null || most == null ? null : Double.valueOf(Math.max(size, most));
    if (joined == null || joined instanceof SomaType.ErrorType) {
      joined = type;
      first = value.span();
      onlyIntLiterals = isIntLiteral(value);
      return;
    }
    if (type.equals(joined) || type instanceof SomaType.ErrorType) {
      onlyIntLiterals &= isIntLiteral(value);
      return;
    }
    mixed = true;
    join(value, joined);
    onlyIntLiterals &= isIntLiteral(value);
  }

  /** The type of the whole; null when no value was given. */
  @Nullable SomaType type() {
    if (expected != null && joined != null) {
      return expected;
    }
    return joined == null ? null : ListBound.sized(joined, size);
  }

  /** Guides literals of the values to come; the limits of earlier values do not hold for them. */
  @Nullable SomaType hint() {
    SomaType known = type();
    return known == null || expected != null ? known : InferredTypes.ofState(known);
  }

  /** Reports a whole of which no value says what it holds, such as an empty list alone. */
  void requireKnown(Span span) {
    if (expected == null && joined != null && ExpressionChecker.holdsNothingKnown(joined)) {
      context.report(
          TypeCode.UNTYPED_EMPTY,
          span,
          "nothing says what this would hold",
          "write the type, for example `let names: list<string> = …`");
      joined = SomaType.ErrorType.ERROR;
    }
  }

  /** Whether the values still have to be made to fit {@link #type}. */
  boolean isMixed() {
    return mixed && expected == null;
  }

  private void join(CheckedExpression value, SomaType before) {
    SomaType both = Assignability.join(before, value.type());
    if (both != null) {
      joined = both;
    } else if (onlyIntLiterals && isDouble(value.type())) {
      joined = value.type();
    } else if (!(isIntLiteral(value) && isDouble(before))) {
      reportDifferent(value, before);
      joined = SomaType.ErrorType.ERROR;
    }
  }

  private void reportDifferent(CheckedExpression value, SomaType before) {
    Diagnostic plain =
        context
            .diagnostic(
                StepCode.ARMS_DIFFER,
                value.span(),
                "this gives `"
                    + TypeNames.show(value.type())
                    + "`, but the block gives `"
                    + TypeNames.show(before)
                    + "` elsewhere")
            .withHelp("every path of a block in value position gives the same type");
    context.report(
        first == null
            ? plain
            : plain.withRelated(
                List.of(
                    new RelatedSpan(
                        context.names().source(),
                        first,
                        "`" + TypeNames.show(before) + "` comes from here"))));
  }

  private static boolean isIntLiteral(CheckedExpression value) {
    return value instanceof LiteralChecked literal && literal.value() instanceof Long;
  }

  private static boolean isDouble(SomaType type) {
    return type instanceof ScalarType scalar && scalar.scalar() == SomaType.Scalar.DOUBLE;
  }
}
