package ai.somagent.soma.type;

import ai.somagent.soma.checked.CheckedExpression;
import ai.somagent.soma.checked.CheckedExpression.InputChecked;
import ai.somagent.soma.checked.CheckedExpression.LocalChecked;
import ai.somagent.soma.checked.CheckedExpression.SelectChecked;
import ai.somagent.soma.checked.NamedTypeSymbol;
import ai.somagent.soma.checked.NamedTypeSymbol.EnumDefinition;
import ai.somagent.soma.checked.NamedTypeSymbol.UnionDefinition;
import ai.somagent.soma.checked.SomaType;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a {@code match} looks at, and which of its values no arm has taken yet. A value is named by
 * what the author would write: a case, {@code true}, {@code false} or {@code null}; of types with
 * too many values to list, all but {@code null} are {@code _}.
 */
final class MatchSubject {
  static final String NULL = "null";
  static final String OTHERS = "_";

  private final CheckedExpression value;
  private final SomaType present;
  private final Set<String> all;
  private final Set<String> left;

  /**
   * @param value a local, an input field, or a field path of one, so that it may be read repeatedly
   */
  MatchSubject(CheckedExpression value) {
    this.value = value;
    this.present =
        value.type() instanceof SomaType.OptionalType optional ? optional.of() : value.type();
    this.all = valuesOf(value.type(), present);
    this.left = new LinkedHashSet<>(all);
  }

  /** Whether {@code value} may be read repeatedly and narrowed. */
  static boolean isPlace(CheckedExpression value) {
    return (value instanceof LocalChecked local && !local.symbol().isState())
        || value instanceof InputChecked
        || (value instanceof SelectChecked select && !select.maybe() && isPlace(select.target()));
  }

  CheckedExpression value() {
    return value;
  }

  /** The type of the subject when it is not {@code null}. */
  SomaType present() {
    return present;
  }

  /** The declared enum or union, or null. */
  @Nullable NamedTypeSymbol named() {
    return switch (present) {
      case SomaType.NamedType named -> named.symbol();
      case SomaType.CaseType narrowed -> narrowed.union();
      case SomaType.ScalarType ignored -> null;
      case SomaType.ListType ignored -> null;
      case SomaType.MapType ignored -> null;
      case SomaType.OptionalType ignored -> null;
      case SomaType.CaughtErrorType ignored -> null;
      case SomaType.NullType ignored -> null;
      case SomaType.RunType ignored -> null;
      case SomaType.NoValueType ignored -> null;
      case SomaType.ErrorType ignored -> null;
    };
  }

  boolean isBool() {
    return present instanceof SomaType.ScalarType scalar && scalar.scalar() == SomaType.Scalar.BOOL;
  }

  boolean isUnion() {
    NamedTypeSymbol symbol = named();
    return symbol != null && symbol.definition() instanceof UnionDefinition;
  }

  boolean isEnum() {
    NamedTypeSymbol symbol = named();
    return symbol != null && symbol.definition() instanceof EnumDefinition;
  }

  Set<String> all() {
    return all;
  }

  Set<String> left() {
    return left;
  }

  /** Whether {@code null} has not been taken. */
  boolean mayBeNull() {
    return left.contains(NULL);
  }

  /** The type of the values that are left. */
  SomaType leftType() {
    return typeOf(left);
  }

  /** The type of those of {@code values} that are left. */
  SomaType typeOf(Set<String> values) {
    if (values.contains(NULL)) {
      return value.type();
    }
    if (isUnion() && values.size() == 1) {
      NamedTypeSymbol symbol = named();
      return symbol == null ? present : new SomaType.CaseType(symbol, values.iterator().next());
    }
    return present;
  }

  /** The subject read where its type is known to be {@code type}. */
  CheckedExpression as(SomaType type) {
    return switch (value) {
      case LocalChecked local -> new LocalChecked(local.symbol(), type, local.span());
      case InputChecked input ->
          new InputChecked(input.field(), input.declared(), type, input.span());
      case SelectChecked select ->
          new SelectChecked(
              select.target(), select.field(), select.declared(), false, type, select.span());
      default -> throw new IllegalStateException("not a place: " + value);
    };
  }

  private static Set<String> valuesOf(SomaType type, SomaType present) {
    Set<String> values = new LinkedHashSet<>(presentValues(present));
    if (type instanceof SomaType.OptionalType) {
      values.add(NULL);
    }
    return values;
  }

  private static List<String> presentValues(SomaType present) {
    if (present instanceof SomaType.CaseType narrowed) {
      return List.of(narrowed.caseName());
    }
    if (present instanceof SomaType.ScalarType scalar && scalar.scalar() == SomaType.Scalar.BOOL) {
      return List.of("true", "false");
    }
    if (present instanceof SomaType.NamedType named) {
      return switch (named.symbol().definition()) {
        case EnumDefinition values -> values.cases();
        case UnionDefinition union ->
            union.cases().stream().map(NamedTypeSymbol.CaseSymbol::name).toList();
        case NamedTypeSymbol.RecordDefinition ignored -> List.of(OTHERS);
        case NamedTypeSymbol.AliasDefinition ignored -> List.of(OTHERS);
      };
    }
    return List.of(OTHERS);
  }
}
