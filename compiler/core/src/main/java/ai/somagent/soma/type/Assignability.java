package ai.somagent.soma.type;

import ai.somagent.soma.checked.Limits;
import ai.somagent.soma.checked.NamedTypeSymbol.AliasDefinition;
import ai.somagent.soma.checked.SomaType;
import ai.somagent.soma.checked.SomaType.CaseType;
import ai.somagent.soma.checked.SomaType.ErrorType;
import ai.somagent.soma.checked.SomaType.ListType;
import ai.somagent.soma.checked.SomaType.MapType;
import ai.somagent.soma.checked.SomaType.NamedType;
import ai.somagent.soma.checked.SomaType.NoValueType;
import ai.somagent.soma.checked.SomaType.NullType;
import ai.somagent.soma.checked.SomaType.OptionalType;
import ai.somagent.soma.checked.SomaType.RunType;
import ai.somagent.soma.checked.SomaType.Scalar;
import ai.somagent.soma.checked.SomaType.ScalarType;
import org.jspecify.annotations.Nullable;

/** When a value of one type may stand where another is wanted. */
public final class Assignability {
  private Assignability() {}

  /**
   * Whether a value of {@code from} fits {@code to}: same type, {@code T} to {@code T?}, alias to
   * base and plain scalar to alias, a union case to its union, anything to {@code json}. Limits do
   * not count. The reported {@code ErrorType} fits everywhere and everything.
   */
  public static boolean isAssignable(SomaType from, SomaType to) {
    if (from == ErrorType.ERROR || to == ErrorType.ERROR) {
      return true;
    }
    if (to instanceof OptionalType optional) {
      SomaType inner = from instanceof OptionalType already ? already.of() : from;
      return from == NullType.NULL || isPlain(inner) && isAssignable(inner, optional.of());
    }
    if (isScalar(to, Scalar.JSON)) {
      return from == NullType.NULL || from instanceof OptionalType || isPlain(from);
    }
    return switch (from) {
      case ScalarType scalar -> base(to) instanceof ScalarType other && same(scalar, other);
      case ListType list ->
          to instanceof ListType other && isElementAssignable(list.element(), other.element());
      case MapType map ->
          to instanceof MapType other
              && isAssignable(map.key(), other.key())
              && isElementAssignable(map.value(), other.value());
      case NamedType named -> isNamedAssignable(named, to);
      case CaseType one -> to.equals(one) || to.equals(new NamedType(one.union()));
      case SomaType.CaughtErrorType caught -> to.equals(caught) || isErrorRecord(to);
      case OptionalType optional -> false;
      case NullType none -> false;
      case RunType run -> false;
      case NoValueType none -> false;
      case ErrorType error -> true;
    };
  }

  /** Whether every value of {@code from} is a value of {@code to} as it stands. */
  private static boolean isElementAssignable(SomaType from, SomaType to) {
    return from == NoValueType.NO_VALUE
        || isAssignable(from, to)
            && (from instanceof OptionalType == to instanceof OptionalType
                || isScalar(to, Scalar.JSON))
            && !(from instanceof SomaType.CaughtErrorType && isErrorRecord(to));
  }

  /** The built-in record {@code Error}, into which a caught error is copied. */
  static boolean isErrorRecord(SomaType type) {
    return type instanceof NamedType named && named.symbol() == BuiltinRecords.ERROR;
  }

  private static @Nullable SomaType joinElements(SomaType a, SomaType b) {
    boolean forward = isElementAssignable(a, b);
    boolean backward = isElementAssignable(b, a);
    if (forward && backward) {
      return a == NoValueType.NO_VALUE ? a : join(a, b);
    }
    return forward ? b : backward ? a : null;
  }

  /** What holds of values that keep either. */
  private static Limits widest(Limits a, Limits b) {
    if (a.equals(b)) {
      return a;
    }
    Double min = a.min() == null || b.min() == null ? null : Math.min(a.min(), b.min());
    Double max = a.max() == null || b.max() == null ? null : Math.max(a.max(), b.max());
    return new Limits(min, max, null, null, a.unique() && b.unique());
  }

  private static boolean isPlain(SomaType type) {
    return type != NoValueType.NO_VALUE && type != RunType.RUN && type != NullType.NULL;
  }

  private static boolean isNamedAssignable(NamedType from, SomaType to) {
    if (from.equals(to)) {
      return true;
    }
    return base(from) instanceof ScalarType base
        && to instanceof ScalarType other
        && same(base, other);
  }

  /**
   * The type of a value that is either: equal types; {@code T} with {@code null} or {@code T?}
   * gives {@code T?}; two cases of a union give the union; null when there is none.
   */
  public static @Nullable SomaType join(SomaType a, SomaType b) {
    if (a == ErrorType.ERROR || b == ErrorType.ERROR) {
      return ErrorType.ERROR;
    }
    if (a == NullType.NULL) {
      return BuiltinTypes.optional(b);
    }
    if (b == NullType.NULL) {
      return BuiltinTypes.optional(a);
    }
    if (a instanceof OptionalType || b instanceof OptionalType) {
      SomaType inner = join(withoutOptional(a), withoutOptional(b));
      return inner == null ? null : BuiltinTypes.optional(inner);
    }
    if (a instanceof CaseType one && !a.equals(b)) {
      return join(new NamedType(one.union()), b);
    }
    if (b instanceof CaseType one && !a.equals(b)) {
      return join(a, new NamedType(one.union()));
    }
    return joinPlain(a, b);
  }

  private static @Nullable SomaType joinPlain(SomaType a, SomaType b) {
    if (a instanceof ScalarType x && b instanceof ScalarType y) {
      return same(x, y) ? x.equals(y) ? x : new ScalarType(x.scalar(), Limits.NONE) : null;
    }
    if (a instanceof ListType x && b instanceof ListType y) {
      SomaType element = joinElements(x.element(), y.element());
      return element == null ? null : new ListType(element, widest(x.limits(), y.limits()));
    }
    if (a instanceof MapType x && b instanceof MapType y) {
      SomaType value = joinElements(x.value(), y.value());
      SomaType key = join(x.key(), y.key());
      return value == null || key == null
          ? null
          : new MapType(key, value, widest(x.limits(), y.limits()));
    }
    boolean forward = isAssignable(a, b) && !isScalar(b, Scalar.JSON);
    boolean backward = isAssignable(b, a) && !isScalar(a, Scalar.JSON);
    if (forward && backward) {
      return isAlias(a) ? b : a;
    }
    return forward ? b : backward ? a : null;
  }

  private static boolean isAlias(SomaType type) {
    return base(type) != type;
  }

  /** {@code T} of {@code T?}, and every other type itself. */
  public static SomaType withoutOptional(SomaType type) {
    return type instanceof OptionalType optional ? optional.of() : type;
  }

  /** The scalar behind an alias, and every other type itself. */
  public static SomaType base(SomaType type) {
    return type instanceof NamedType named
            && named.symbol().isComplete()
            && named.symbol().definition() instanceof AliasDefinition alias
        ? alias.base()
        : type;
  }

  /** Whether {@code type} is {@code scalar} or an alias of it. */
  public static boolean isScalar(SomaType type, Scalar scalar) {
    return base(type) instanceof ScalarType found && found.scalar() == scalar;
  }

  private static boolean same(ScalarType a, ScalarType b) {
    return a.scalar() == b.scalar();
  }
}
