package ai.somagent.soma.bound;

import ai.somagent.soma.checked.CheckedExpression;
import ai.somagent.soma.checked.FieldSymbol;
import ai.somagent.soma.checked.Limits;
import ai.somagent.soma.checked.NamedTypeSymbol;
import ai.somagent.soma.checked.NamedTypeSymbol.AliasDefinition;
import ai.somagent.soma.checked.NamedTypeSymbol.CaseSymbol;
import ai.somagent.soma.checked.NamedTypeSymbol.EnumDefinition;
import ai.somagent.soma.checked.NamedTypeSymbol.RecordDefinition;
import ai.somagent.soma.checked.NamedTypeSymbol.UnionDefinition;
import ai.somagent.soma.checked.SomaType;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How large values are: most bytes of their JSON, from the limits of their types. Where a boundary
 * has none, the language's defaults hold.
 */
public final class SizeBound {
  private static final long ITEMS = 1_000;
  private static final long TEXT_BYTES = 64 * 1024;
  private static final long JSON_BYTES = 256 * 1024;

  /** A character is at most four bytes of UTF-8. */
  private static final long CHARACTER = 4;

  /** A character is at most six bytes of JSON, when it is a control character. */
  private static final long ESCAPED = 6;

  /**
   * What nests deeper than 100 is no value; where a chain of types is longer, that is the limit.
   */
  private static final int DEEPEST = 100;

  private final Set<NamedTypeSymbol> open = new HashSet<>();
  private final Map<NamedTypeSymbol, Long> sizes = new HashMap<>();

  private SizeBound() {}

  /** Most bytes of a value of {@code type} as JSON. */
  public static long of(SomaType type) {
    return new SizeBound().json(type);
  }

  /** Most bytes of the text that {@code value} is, where text without a limit is wanted. */
  static long prompt(CheckedExpression value) {
    return Math.min(TEXT_BYTES, text(value));
  }

  private static long text(CheckedExpression value) {
    return switch (value) {
      case CheckedExpression.LiteralChecked literal ->
          literal.value() instanceof String text ? CHARACTER * text.length() : 32;
      case CheckedExpression.InterpolationChecked joined -> {
        long sum = 0;
        for (CheckedExpression part : joined.parts()) {
          sum = Amounts.add(sum, text(part));
        }
        yield sum;
      }
      case CheckedExpression.FunctionChecked call -> function(call);
      default ->
          value.type() instanceof SomaType.ScalarType scalar ? text(scalar) : of(value.type());
    };
  }

  /** A template is as long as its body, with its parameters as long as their types. */
  private static long function(CheckedExpression.FunctionChecked call) {
    return text(call.function().body());
  }

  private static long text(SomaType.ScalarType scalar) {
    return switch (scalar.scalar()) {
      case STRING -> characters(scalar.limits());
      case BYTES -> max(scalar.limits(), TEXT_BYTES);
      case JSON -> JSON_BYTES;
      case BOOL, INT, DOUBLE, DURATION, TIMESTAMP -> 40;
    };
  }

  private static long characters(Limits limits) {
    Double max = limits.max();
    return max == null ? TEXT_BYTES : Amounts.multiply(CHARACTER, max.longValue());
  }

  private static long max(Limits limits, long otherwise) {
    Double max = limits.max();
    return max == null ? otherwise : max.longValue();
  }

  private long json(SomaType type) {
    return switch (type) {
      case SomaType.ScalarType scalar -> json(scalar);
      case SomaType.OptionalType optional -> Math.max(4, json(optional.of()));
      case SomaType.ListType list ->
          Amounts.add(
              2, Amounts.multiply(max(list.limits(), ITEMS), Amounts.add(1, json(list.element()))));
      case SomaType.MapType map -> {
        long entry = Amounts.add(2, Amounts.add(json(map.key()), json(map.value())));
        yield Amounts.add(2, Amounts.multiply(max(map.limits(), ITEMS), entry));
      }
      case SomaType.NamedType named -> named(named.symbol());
      case SomaType.CaseType one -> named(one.union());
      case SomaType.CaughtErrorType ignored -> TEXT_BYTES;
      case SomaType.NullType ignored -> 4;
      case SomaType.RunType ignored -> 0;
      case SomaType.NoValueType ignored -> 0;
      case SomaType.ErrorType ignored -> 0;
    };
  }

  private static long json(SomaType.ScalarType scalar) {
    return switch (scalar.scalar()) {
      case STRING -> Amounts.add(2, Amounts.multiply(ESCAPED, max(scalar.limits(), TEXT_BYTES)));
      case BYTES -> Amounts.add(8, Amounts.multiply(2, max(scalar.limits(), TEXT_BYTES)));
      case JSON -> JSON_BYTES;
      case BOOL, INT, DOUBLE, DURATION, TIMESTAMP -> 40;
    };
  }

  /**
   * A type inside itself has no size of its own; what holds it is as large as any value may be.
   * Each type is looked at once: whether one is inside itself does not depend on the way to it.
   */
  private long named(NamedTypeSymbol symbol) {
    Long known = sizes.get(symbol);
    if (known != null) {
      return known;
    }
    if (open.size() >= DEEPEST || !open.add(symbol)) {
      return Amounts.UNBOUNDED;
    }
    long size = size(symbol);
    open.remove(symbol);
    sizes.put(symbol, size);
    return size;
  }

  private long size(NamedTypeSymbol symbol) {
    return switch (symbol.definition()) {
      case RecordDefinition record -> fields(record.fields());
      case UnionDefinition union -> {
        long most = 0;
        for (CaseSymbol one : union.cases()) {
          most = Math.max(most, fields(one.fields()) + one.name().length() + 12);
        }
        yield most < 0 ? Amounts.UNBOUNDED : most;
      }
      case EnumDefinition one -> one.cases().stream().mapToLong(String::length).max().orElse(0) + 2;
      case AliasDefinition alias -> json(alias.base());
    };
  }

  private long fields(List<FieldSymbol> fields) {
    long sum = 2;
    for (FieldSymbol field : fields) {
      sum = Amounts.add(sum, Amounts.add(field.name().length() + 4L, json(field.type())));
    }
    return sum;
  }
}
