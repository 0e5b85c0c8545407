package ai.somagent.soma.ir.type;

import org.jspecify.annotations.Nullable;

/** What a value may be. */
public sealed interface TypeIr {

  /** Scalars and {@code json}. */
  enum ScalarKind {
    BOOL,
    INT,
    DOUBLE,
    STRING,
    BYTES,
    DURATION,
    TIMESTAMP,
    JSON
  }

  /**
   * A scalar.
   *
   * @param limits constraints checked where a value crosses a boundary
   */
  record ScalarTypeIr(ScalarKind kind, LimitsIr limits) implements TypeIr {}

  /** {@code limits} bound the number of elements. */
  record ListTypeIr(TypeIr element, LimitsIr limits, boolean unique) implements TypeIr {}

  /** Keys are strings; when {@code keyEnum} is set they are cases of that named enum. */
  record MapTypeIr(@Nullable String keyEnum, TypeIr value, LimitsIr limits) implements TypeIr {}

  /** The value or nothing: null and absence are one thing. Never nested directly. */
  record OptionalTypeIr(TypeIr of) implements TypeIr {}

  /** A record, enum or union of {@code ProgramIr.types}. */
  record NamedTypeIr(String name) implements TypeIr {}
}
