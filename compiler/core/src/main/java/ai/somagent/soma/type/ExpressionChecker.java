package ai.somagent.soma.type;

import ai.somagent.soma.checked.CheckedExpression;
import ai.somagent.soma.checked.CheckedExpression.ErrorChecked;
import ai.somagent.soma.checked.InlineSize;
import ai.somagent.soma.checked.SomaType;
import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.diagnostic.DiagnosticSink;
import ai.somagent.soma.source.Span;
import ai.somagent.soma.syntax.ExpressionSyntax;
import ai.somagent.soma.syntax.ExpressionSyntax.ApplySyntax;
import ai.somagent.soma.syntax.ExpressionSyntax.BinarySyntax;
import ai.somagent.soma.syntax.ExpressionSyntax.BoolSyntax;
import ai.somagent.soma.syntax.ExpressionSyntax.ConditionalSyntax;
import ai.somagent.soma.syntax.ExpressionSyntax.DoubleSyntax;
import ai.somagent.soma.syntax.ExpressionSyntax.DurationSyntax;
import ai.somagent.soma.syntax.ExpressionSyntax.ErrorExpressionSyntax;
import ai.somagent.soma.syntax.ExpressionSyntax.IndexSyntax;
import ai.somagent.soma.syntax.ExpressionSyntax.IntSyntax;
import ai.somagent.soma.syntax.ExpressionSyntax.IsSyntax;
import ai.somagent.soma.syntax.ExpressionSyntax.ListSyntax;
import ai.somagent.soma.syntax.ExpressionSyntax.MapSyntax;
import ai.somagent.soma.syntax.ExpressionSyntax.NameExpressionSyntax;
import ai.somagent.soma.syntax.ExpressionSyntax.NullSyntax;
import ai.somagent.soma.syntax.ExpressionSyntax.SelectSyntax;
import ai.somagent.soma.syntax.ExpressionSyntax.UnarySyntax;
import ai.somagent.soma.syntax.StringSyntax;
import org.jspecify.annotations.Nullable;

/** Gives expressions their meaning. Not thread-safe; cheap to make. */
public final class ExpressionChecker {
  /** Deepest tree; evaluators refuse much deeper ones, and recursion must stay within a stack. */
  static final int MAX_DEPTH = 200;

  /** Most nodes once functions are inlined; each may be evaluated at each step of a run. */
  private static final int MAX_NODES = 10_000;

  private final DiagnosticSink sink;
  private final Fitting fitting;
  private final LiteralRules literals;
  private final CollectionRules collections;
  private final OperatorRules operators;
  private final ComparisonRules comparisons;
  private final NameExpressionRules names;
  private final FieldRules fields;
  private final IndexRules indexes;
  private final ApplyRules applications;
  private int depth;
  private boolean tooDeep;

  public ExpressionChecker(DiagnosticSink sink) {
    this(sink, 0);
  }

  /**
   * @param depth levels that enclose what is checked, when a function is checked on the way through
   *     the expression that applies it
   */
  ExpressionChecker(DiagnosticSink sink, int depth) {
    this.sink = sink;
    this.depth = depth;
    this.fitting = new Fitting(sink);
    this.literals = new LiteralRules(this);
    this.collections = new CollectionRules(this);
    this.operators = new OperatorRules(this);
    this.comparisons = new ComparisonRules(this);
    this.names = new NameExpressionRules(this);
    this.fields = new FieldRules(this);
    this.indexes = new IndexRules(this);
    this.applications = new ApplyRules(this);
  }

  /**
   * Checks {@code syntax}; reports what is wrong and then gives an {@code ErrorChecked}.
   *
   * @param expected the type that is wanted, or null for any. When it is given, the result fits it:
   *     int literals became doubles, {@code T} was widened to {@code T?}, {@code null} took the
   *     type; anything else was reported as a mismatch. When it is null, the result may be of
   *     {@code NullType} ({@code null} alone), which a {@code let} should refuse.
   */
  public CheckedExpression check(
      ExpressionSyntax syntax, Environment environment, @Nullable SomaType expected) {
    boolean whole = depth == 0;
    CheckedExpression found = infer(syntax, environment, expected);
    if (whole && isTooLarge(found)) {
      return tooDeep ? new ErrorChecked(syntax.span()) : refuseDepth(syntax, environment);
    }
    if (expected != null) {
      return fit(found, expected, environment);
    }
    if (holdsNothingKnown(found.type())) {
      return refuse(
          Diagnostic.of(
                  TypeCode.UNTYPED_EMPTY,
                  environment.source(),
                  syntax.span(),
                  "nothing says what this would hold")
              .withHelp("write the type, for example `let names: list<string> = []`"));
    }
    return found;
  }

  /**
   * Makes an already checked value fit {@code expected}, as {@link #check} does; reports a mismatch
   * at the value's span. For values of blocks and results of calls.
   */
  public CheckedExpression fit(
      CheckedExpression value, SomaType expected, Environment environment) {
    return fitting.fit(value, expected, environment);
  }

  private static boolean isTooLarge(CheckedExpression expression) {
    InlineSize size = InlineSize.of(expression);
    return size.depth() > MAX_DEPTH || size.nodes() > MAX_NODES;
  }

  static boolean holdsNothingKnown(SomaType type) {
    return switch (type) {
      case SomaType.ListType list -> isUnknown(list.element());
      case SomaType.MapType map -> isUnknown(map.value());
      default -> false;
    };
  }

  private static boolean isUnknown(SomaType type) {
    return type == SomaType.NoValueType.NO_VALUE || holdsNothingKnown(type);
  }

  /** As {@link #check}, but {@code hint} only guides literals; the result may not fit it. */
  CheckedExpression infer(
      ExpressionSyntax syntax, Environment environment, @Nullable SomaType hint) {
    if (depth >= MAX_DEPTH) {
      boolean said = tooDeep;
      tooDeep = true;
      return said ? new ErrorChecked(syntax.span()) : refuseDepth(syntax, environment);
    }
    tooDeep = tooDeep && depth > 0;
    depth++;
    try {
      return dispatch(syntax, environment, hint);
    } finally {
      depth--;
    }
  }

  private CheckedExpression dispatch(
      ExpressionSyntax syntax, Environment environment, @Nullable SomaType hint) {
    return switch (syntax) {
      case StringSyntax string -> literals.string(string, environment);
      case IntSyntax number -> literals.integer(number.text(), false, number.span(), environment);
      case DoubleSyntax number -> literals.floating(number, environment);
      case DurationSyntax duration -> literals.duration(duration, environment);
      case BoolSyntax bool -> literals.bool(bool);
      case NullSyntax none -> literals.none(none);
      case NameExpressionSyntax name -> names.name(name, environment, hint);
      case SelectSyntax select -> fields.select(select, environment);
      case IndexSyntax index -> indexes.index(index, environment);
      case ApplySyntax apply -> applications.apply(apply, environment, hint);
      case UnarySyntax unary -> operators.unary(unary, environment, hint);
      case BinarySyntax binary -> binary(binary, environment, hint);
      case ConditionalSyntax conditional -> operators.conditional(conditional, environment, hint);
      case IsSyntax is -> comparisons.is(is, environment);
      case ListSyntax list -> collections.list(list, environment, hint);
      case MapSyntax map -> collections.map(map, environment, hint);
      case ErrorExpressionSyntax error -> new ErrorChecked(error.span());
    };
  }

  private CheckedExpression binary(
      BinarySyntax binary, Environment environment, @Nullable SomaType hint) {
    return switch (binary.operator()) {
      case OR, AND -> operators.logical(binary, environment);
      case EQUAL, NOT_EQUAL -> comparisons.equality(binary, environment);
      case LESS, LESS_EQUAL, GREATER, GREATER_EQUAL -> comparisons.order(binary, environment);
      case IN -> comparisons.membership(binary, environment);
      case ADD, SUBTRACT, MULTIPLY, DIVIDE, REMAINDER ->
          operators.arithmetic(binary, environment, hint);
    };
  }

  private CheckedExpression refuseDepth(ExpressionSyntax syntax, Environment environment) {
    Span place = syntax.span();
    return refuse(
        Diagnostic.of(
                TypeCode.TOO_DEEP,
                environment.source(),
                place,
                "the expression is too large, or nested more than " + MAX_DEPTH + " levels deep")
            .withHelp("functions are inlined and count; name parts of it with `let`"));
  }

  /** Reports {@code diagnostic} and stands in for the meaning that is missing. */
  CheckedExpression refuse(Diagnostic diagnostic) {
    sink.report(diagnostic);
    return new ErrorChecked(diagnostic.span());
  }

  /** Levels around what is being checked now. */
  int depth() {
    return depth;
  }

  DiagnosticSink sink() {
    return sink;
  }

  Fitting fitting() {
    return fitting;
  }

  NameExpressionRules names() {
    return names;
  }

  FieldRules fields() {
    return fields;
  }
}
