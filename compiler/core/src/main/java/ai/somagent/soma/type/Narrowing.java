package ai.somagent.soma.type;

import ai.somagent.soma.checked.CheckedExpression;
import ai.somagent.soma.checked.CheckedExpression.BinaryChecked;
import ai.somagent.soma.checked.CheckedExpression.BuiltinChecked;
import ai.somagent.soma.checked.CheckedExpression.IsChecked;
import ai.somagent.soma.checked.CheckedExpression.LiteralChecked;
import ai.somagent.soma.checked.CheckedExpression.SelectChecked;
import ai.somagent.soma.checked.CheckedExpression.UnaryChecked;
import ai.somagent.soma.checked.CheckedExpression.WidenChecked;
import ai.somagent.soma.checked.NamedTypeSymbol;
import ai.somagent.soma.checked.NamedTypeSymbol.UnionDefinition;
import ai.somagent.soma.checked.SomaType;
import ai.somagent.soma.checked.SomaType.CaseType;
import ai.somagent.soma.checked.SomaType.NamedType;
import ai.somagent.soma.checked.SomaType.OptionalType;
import ai.somagent.soma.syntax.BinaryOperator;
import ai.somagent.soma.syntax.UnaryOperator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a condition shows about locals, input fields and field paths of them: that they are there,
 * or which case of a union they are. Immutable.
 */
public final class Narrowing {
  /** Nothing is known. */
  public static final Narrowing NONE = new Narrowing(Map.of());

  private final Map<Place, SomaType> facts;

  private Narrowing(Map<Place, SomaType> facts) {
    this.facts = facts;
  }

  /**
   * That {@code value} has {@code type} here, for the arms of a {@code match}; nothing when {@code
   * value} is not a local, an input field, or a field path of one.
   */
  public static Narrowing of(CheckedExpression value, SomaType type) {
    Place place = Place.of(value);
    return place == null ? NONE : new Narrowing(Map.of(place, type));
  }

  /** What holds where {@code condition} was true. */
  public static Narrowing whenTrue(CheckedExpression condition) {
    return of(condition, true);
  }

  /** What holds where {@code condition} was false. */
  public static Narrowing whenFalse(CheckedExpression condition) {
    return of(condition, false);
  }

  public boolean isEmpty() {
    return facts.isEmpty();
  }

  /** Both; where they speak of one place, {@code later} is right. */
  public Narrowing and(Narrowing later) {
    if (isEmpty()) {
      return later;
    }
    Map<Place, SomaType> both = new LinkedHashMap<>(facts);
    both.putAll(later.facts);
    return new Narrowing(both);
  }

  @Nullable SomaType find(Place place) {
    return facts.get(place);
  }

  private static Narrowing of(CheckedExpression condition, boolean outcome) {
    if (condition instanceof UnaryChecked unary && unary.operator() == UnaryOperator.NOT) {
      return of(unary.operand(), !outcome);
    }
    if (condition instanceof BinaryChecked binary) {
      return ofBinary(binary, outcome);
    }
    if (condition instanceof IsChecked is) {
      return ofCase(is, outcome);
    }
    if (condition instanceof BuiltinChecked call && outcome && isPresenceTest(call)) {
      return present(call.arguments().getFirst());
    }
    return NONE;
  }

  private static boolean isPresenceTest(BuiltinChecked call) {
    return call.function().equals("hasValue") || call.function().equals("has");
  }

  private static Narrowing ofBinary(BinaryChecked binary, boolean outcome) {
    BinaryOperator operator = binary.operator();
    boolean both = operator == (outcome ? BinaryOperator.AND : BinaryOperator.OR);
    if (both) {
      return of(binary.left(), outcome).and(of(binary.right(), outcome));
    }
    boolean equal = operator == (outcome ? BinaryOperator.EQUAL : BinaryOperator.NOT_EQUAL);
    boolean unequal = operator == (outcome ? BinaryOperator.NOT_EQUAL : BinaryOperator.EQUAL);
    if (unequal && isNull(binary.right())) {
      return present(binary.left());
    }
    if (unequal && isNull(binary.left())) {
      return present(binary.right());
    }
    if (equal && isThere(binary.right())) {
      return present(binary.left());
    }
    if (equal && isThere(binary.left())) {
      return present(binary.right());
    }
    return NONE;
  }

  /**
   * Whether a value that was widened to what may be absent is always there: JSON may be null, which
   * is the same as being absent.
   */
  private static boolean isThere(CheckedExpression expression) {
    return expression instanceof WidenChecked widen
        && !(widen.value().type() instanceof OptionalType)
        && !widen.value().type().equals(BuiltinTypes.JSON);
  }

  private static boolean isNull(CheckedExpression expression) {
    return expression instanceof LiteralChecked literal && literal.value() == null;
  }

  /** That a value is there; a {@code .?} on the way shows that its target is there too. */
  private static Narrowing present(CheckedExpression value) {
    Narrowing found = NONE;
    if (value.type() instanceof OptionalType optional) {
      found = of(value, optional.of());
    }
    if (value instanceof SelectChecked select && select.maybe()) {
      return present(select.target()).and(found);
    }
    return found;
  }

  private static Narrowing ofCase(IsChecked is, boolean outcome) {
    if (!(is.value().type() instanceof NamedType named)
        || !(named.symbol().definition() instanceof UnionDefinition union)) {
      return NONE;
    }
    if (outcome) {
      return of(is.value(), new CaseType(named.symbol(), is.caseName()));
    }
    return onlyOther(is, named.symbol(), union);
  }

  private static Narrowing onlyOther(IsChecked is, NamedTypeSymbol symbol, UnionDefinition union) {
    if (union.cases().size() != 2) {
      return NONE;
    }
    boolean first = union.cases().getFirst().name().equals(is.caseName());
    String other = union.cases().get(first ? 1 : 0).name();
    return of(is.value(), new CaseType(symbol, other));
  }
}
