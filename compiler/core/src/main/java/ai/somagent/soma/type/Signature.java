package ai.somagent.soma.type;

import ai.somagent.soma.checked.CheckedExpression;
import ai.somagent.soma.checked.NamedTypeSymbol;
import ai.somagent.soma.checked.SomaType;
import ai.somagent.soma.checked.SomaType.ErrorType;
import ai.somagent.soma.checked.SomaType.ListType;
import ai.somagent.soma.checked.SomaType.MapType;
import ai.somagent.soma.checked.SomaType.NamedType;
import ai.somagent.soma.checked.SomaType.NoValueType;
import ai.somagent.soma.checked.SomaType.OptionalType;
import ai.somagent.soma.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One form of a library function.
 *
 * @param name as written
 * @param parameters the receiver first, if there is one; {@link #A} and {@link #K} stand for any
 *     type
 */
record Signature(String name, List<SomaType> parameters, SomaType result) {
  /** Any type, the same one wherever it stands in one signature. */
  static final SomaType A = variable("T");

  /** Any type of a key. */
  static final SomaType K = variable("K");

  /** What the variables of a signature became for given arguments. */
  record Match(List<SomaType> parameters, SomaType result) {
    /** The same for values that need not keep the limits of the first one. */
    Match withoutLimits() {
      List<SomaType> wider = new ArrayList<>();
      parameters.forEach(parameter -> wider.add(InferredTypes.ofState(parameter)));
      return new Match(wider, InferredTypes.ofState(result));
    }
  }

  private static SomaType variable(String name) {
    return new NamedType(new NamedTypeSymbol("", name, BuiltinTypes.SOURCE, new Span(0, 0)));
  }

  static Signature of(String name, SomaType result, SomaType... parameters) {
    return new Signature(name, List.of(parameters), result);
  }

  /** Whether {@code receiver} can be the first argument. */
  boolean takesFirst(CheckedExpression receiver) {
    return !parameters.isEmpty()
        && bind(parameters.getFirst(), receiver.type(), new LinkedHashMap<>());
  }

  /** The signature for {@code values}, or null when it does not take them. */
  @Nullable Match match(List<CheckedExpression> values, Fitting fitting) {
    if (values.size() != parameters.size()) {
      return null;
    }
    Map<SomaType, SomaType> bound = new LinkedHashMap<>();
    List<SomaType> wanted = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      SomaType parameter = parameters.get(i);
      SomaType known = substitute(parameter, bound);
      boolean taken =
          mentionsVariable(known)
              ? bind(parameter, values.get(i).type(), bound)
              : fitting.fits(values.get(i), known);
      if (!taken) {
        return null;
      }
      wanted.add(substitute(parameter, bound));
    }
    return new Match(wanted, substitute(result, bound));
  }

  private static boolean bind(SomaType pattern, SomaType actual, Map<SomaType, SomaType> bound) {
    if (actual == ErrorType.ERROR) {
      bound.putIfAbsent(A, actual); // so that nothing is said of the result
      bound.putIfAbsent(K, actual);
      return true;
    }
    if (pattern.equals(A) || pattern.equals(K)) {
      SomaType known = bound.putIfAbsent(pattern, actual);
      return known == null || Assignability.isAssignable(actual, known);
    }
    return switch (pattern) {
      case ListType list ->
          actual instanceof ListType found
              && (found.element() == NoValueType.NO_VALUE && bindNothing(list.element(), bound)
                  || bind(list.element(), found.element(), bound));
      case MapType map ->
          actual instanceof MapType found
              && bind(map.key(), found.key(), bound)
              && bind(map.value(), found.value(), bound);
      case OptionalType optional ->
          actual instanceof OptionalType found && bind(optional.of(), found.of(), bound);
      default -> Assignability.isAssignable(actual, pattern);
    };
  }

  private static boolean bindNothing(SomaType element, Map<SomaType, SomaType> bound) {
    if (element.equals(A)) {
      bound.putIfAbsent(A, NoValueType.NO_VALUE);
    }
    return true;
  }

  private static boolean mentionsVariable(SomaType type) {
    return switch (type) {
      case ListType list -> mentionsVariable(list.element());
      case MapType map -> mentionsVariable(map.key()) || mentionsVariable(map.value());
      case OptionalType optional -> mentionsVariable(optional.of());
      default -> type.equals(A) || type.equals(K);
    };
  }

  private static SomaType substitute(SomaType type, Map<SomaType, SomaType> bound) {
    SomaType known = bound.get(type);
    if (known != null) {
      return known;
    }
    return switch (type) {
      case ListType list -> BuiltinTypes.list(substitute(list.element(), bound));
      case MapType map ->
          BuiltinTypes.map(substitute(map.key(), bound), substitute(map.value(), bound));
      case OptionalType optional -> BuiltinTypes.optional(substitute(optional.of(), bound));
      default -> type;
    };
  }

  /** As authors would write it, for example {@code string.contains(string) -> bool}. */
  String show(boolean member) {
    StringBuilder out = new StringBuilder();
    if (member) {
      out.append(TypeNames.show(parameters.getFirst())).append('.');
    }
    out.append(name).append('(');
    for (int i = member ? 1 : 0; i < parameters.size(); i++) {
      out.append(i > (member ? 1 : 0) ? ", " : "").append(TypeNames.show(parameters.get(i)));
    }
    return out.append(") -> ").append(TypeNames.show(result)).toString();
  }
}
