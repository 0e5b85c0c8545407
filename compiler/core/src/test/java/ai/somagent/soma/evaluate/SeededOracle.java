package ai.somagent.soma.evaluate;

import ai.somagent.soma.checked.CheckedOperation;
import ai.somagent.soma.checked.ErrorSymbol;
import ai.somagent.soma.checked.FieldSymbol;
import ai.somagent.soma.checked.Limits;
import ai.somagent.soma.checked.NamedTypeSymbol;
import ai.somagent.soma.checked.NamedTypeSymbol.AliasDefinition;
import ai.somagent.soma.checked.NamedTypeSymbol.CaseSymbol;
import ai.somagent.soma.checked.NamedTypeSymbol.EnumDefinition;
import ai.somagent.soma.checked.NamedTypeSymbol.RecordDefinition;
import ai.somagent.soma.checked.NamedTypeSymbol.UnionDefinition;
import ai.somagent.soma.checked.SomaType;
import dev.cel.common.values.CelByteString;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Answers from a seed: equal seeds and equal questions give equal runs. */
public final class SeededOracle implements Oracle {
  private static final int DEEPEST = 4;
  private static final double FAILURES = 0.12;

  private final Random random;

  public SeededOracle(long seed) {
    this.random = new Random(seed);
  }

  @Override
  public @Nullable Failure failure(CheckedOperation operation, List<ErrorSymbol> kinds) {
    if (kinds.isEmpty() || random.nextDouble() >= FAILURES) {
      return null;
    }
    ErrorSymbol kind = kinds.get(random.nextInt(kinds.size()));
    return new Failure(kind, fields(kind.fields(), 0));
  }

  @Override
  public int pick(String what, int count) {
    return random.nextInt(count);
  }

  @Override
  public boolean happens(String what) {
    return random.nextInt(4) == 0;
  }

  @Override
  public Object value(SomaType type) {
    return value(type, 0);
  }

  private Object value(SomaType type, int depth) {
    return switch (type) {
      case SomaType.ScalarType scalar -> scalar(scalar.scalar(), scalar.limits());
      case SomaType.ListType list -> list(list, depth);
      case SomaType.MapType map -> map(map, depth);
      case SomaType.OptionalType optional ->
          depth > DEEPEST || random.nextBoolean()
              ? Optional.empty()
              : Optional.of(value(optional.of(), depth + 1));
      case SomaType.NamedType named -> named(named.symbol(), depth);
      case SomaType.CaseType narrowed -> named(narrowed.union(), depth);
      case SomaType.CaughtErrorType ignored -> Map.of();
      case SomaType.NullType ignored -> Optional.empty();
      case SomaType.RunType ignored -> Map.of();
      case SomaType.NoValueType ignored -> Map.of();
      case SomaType.ErrorType ignored -> throw new IllegalStateException("a type with errors");
    };
  }

  private Object scalar(SomaType.Scalar scalar, Limits limits) {
    return switch (scalar) {
      case BOOL -> random.nextBoolean();
      case INT -> whole(limits);
      case DOUBLE -> fraction(limits);
      case STRING -> text(limits);
      case BYTES -> CelByteString.copyFromUtf8(text(limits));
      case DURATION -> Duration.ofSeconds(random.nextInt(10_000));
      case TIMESTAMP -> Instant.ofEpochSecond(1_760_000_000L + random.nextInt(1_000_000));
      case JSON -> random.nextBoolean() ? "json" : Map.of("a", (long) random.nextInt(9));
    };
  }

  private long whole(Limits limits) {
    long least = limits.min() == null ? -3 : Math.round(Math.ceil(limits.min()));
    long most = limits.max() == null ? least + 12 : Math.round(Math.floor(limits.max()));
    return least + random.nextInt((int) Math.max(1, Math.min(most - least + 1, 20)));
  }

  private double fraction(Limits limits) {
    double least = limits.min() == null ? 0 : limits.min();
    double most = limits.max() == null ? least + 1 : limits.max();
    return least + (most - least) * random.nextInt(5) / 4;
  }

  private String text(Limits limits) {
    int least = limits.min() == null ? 0 : limits.min().intValue();
    String word = List.of("", "a", "late", "main", "12").get(random.nextInt(5));
    while (word.length() < least) {
      word += "x";
    }
    int most = limits.max() == null ? Integer.MAX_VALUE : limits.max().intValue();
    return word.length() <= most ? word : word.substring(0, most);
  }

  private int size(Limits limits, int depth) {
    int least = limits.min() == null ? 0 : limits.min().intValue();
    int most = limits.max() == null ? 3 : limits.max().intValue();
    int more = depth > DEEPEST ? 0 : random.nextInt(3);
    return Math.max(least, Math.min(most, least + more));
  }

  private List<Object> list(SomaType.ListType list, int depth) {
    List<Object> items = new ArrayList<>();
    int size = size(list.limits(), depth);
    for (int tries = 0; items.size() < size && tries < 50; tries++) {
      Object item = value(list.element(), depth + 1);
      if (!list.limits().unique() || !items.contains(item)) {
        items.add(item);
      }
    }
    return items;
  }

  private Map<Object, Object> map(SomaType.MapType map, int depth) {
    Map<Object, Object> entries = new LinkedHashMap<>();
    for (int i = size(map.limits(), depth); i > 0; i--) {
      entries.put(value(map.key(), depth + 1), value(map.value(), depth + 1));
    }
    return entries;
  }

  private Object named(NamedTypeSymbol symbol, int depth) {
    return switch (symbol.definition()) {
      case AliasDefinition alias -> value(alias.base(), depth);
      case EnumDefinition values -> values.cases().get(random.nextInt(values.cases().size()));
      case RecordDefinition record -> fields(record.fields(), depth + 1);
      case UnionDefinition union -> {
        CaseSymbol one = union.cases().get(random.nextInt(union.cases().size()));
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("kind", one.name());
        value.putAll(fields(one.fields(), depth + 1));
        yield value;
      }
    };
  }

  private Map<String, Object> fields(List<FieldSymbol> fields, int depth) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (FieldSymbol field : fields) {
      Object value = value(field.type(), depth);
      if (value instanceof Optional<?> optional) {
        optional.ifPresent(present -> values.put(field.name(), present));
      } else {
        values.put(field.name(), value);
      }
    }
    return values;
  }
}
