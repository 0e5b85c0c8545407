package ai.somagent.soma.checked;

import org.jspecify.annotations.Nullable;

/**
 * A type of the language. Named types are nominal: equal by qualified name; the others are equal by
 * structure.
 */
public sealed interface SomaType {

  /** CEL's scalars and {@code json}. */
  enum Scalar {
    BOOL,
    INT,
    DOUBLE,
    STRING,
    BYTES,
    DURATION,
    TIMESTAMP,
    JSON;

    /** The name in source. */
    public String keyword() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  record ScalarType(Scalar scalar, Limits limits) implements SomaType {}

  record ListType(SomaType element, Limits limits) implements SomaType {}

  /** {@code key} is {@code string} or an enum. */
  record MapType(SomaType key, SomaType value, Limits limits) implements SomaType {}

  /** {@code of?}; never nested. */
  record OptionalType(SomaType of) implements SomaType {}

  /** A declared type; what it consists of is known once its module is bound. */
  record NamedType(NamedTypeSymbol symbol) implements SomaType {
    // Spelled out, as in Limits: what the JVM generates for records at run time slows a cold start.
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof NamedType named && symbol.equals(named.symbol);
    }

    @Override
    public int hashCode() {
      return symbol.hashCode();
    }
  }

  /** A union value that a {@code match} or {@code is} has narrowed to one case. */
  record CaseType(NamedTypeSymbol union, String caseName) implements SomaType {}

  /** The record that a {@code catch … as e} binds; {@code kind} null for more than one kind. */
  record CaughtErrorType(@Nullable ErrorSymbol kind) implements SomaType {}

  /** The type of {@code null}. */
  enum NullType implements SomaType {
    NULL
  }

  /** The run context, named {@code run}. */
  enum RunType implements SomaType {
    RUN
  }

  /** No value at all: a block that always leaves, a call without a result. */
  enum NoValueType implements SomaType {
    NO_VALUE
  }

  /** Something already reported; fits everywhere. */
  enum ErrorType implements SomaType {
    ERROR
  }
}
