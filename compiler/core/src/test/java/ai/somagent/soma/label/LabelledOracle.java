package ai.somagent.soma.label;

import ai.somagent.soma.checked.CheckedExpression;
import ai.somagent.soma.checked.CheckedOperation;
import ai.somagent.soma.checked.CheckedOperation.AskOperation;
import ai.somagent.soma.checked.CheckedOperation.CallOperation;
import ai.somagent.soma.checked.CheckedStep;
import ai.somagent.soma.checked.CheckedStepParts;
import ai.somagent.soma.checked.ErrorSymbol;
import ai.somagent.soma.checked.FieldSymbol;
import ai.somagent.soma.checked.Label;
import ai.somagent.soma.checked.NamedTypeSymbol.RecordDefinition;
import ai.somagent.soma.checked.SomaType;
import ai.somagent.soma.evaluate.Oracle;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * A world that differs from another in nothing but the values with one label: what is not labelled
 * depends on the place and how often that was reached, never on anything that went before. A model
 * answers from its prompt.
 */
final class LabelledOracle implements Oracle {
  /** What went into an effect. */
  record Given(CheckedOperation operation, List<Object> values) {}

  private final long seed;
  private final long variant;
  private final Label label;
  private final Map<CheckedOperation, Integer> counts = new IdentityHashMap<>();
  private final List<Given> given = new ArrayList<>();
  private final List<CheckedStep> path = new ArrayList<>();
  private Random failing = new Random(0);
  private Random plain;
  private Random varied;
  private @Nullable CheckedOperation asked;

  /**
   * @param variant which of the worlds
   * @param label what they differ in
   */
  LabelledOracle(long seed, long variant, Label label) {
    this.seed = seed;
    this.variant = variant;
    this.label = label;
    this.plain = new Random(seed);
    this.varied = new Random(seed ^ variant);
  }

  List<Given> given() {
    return given;
  }

  List<CheckedStep> path() {
    return path;
  }

  /** The run's argument. */
  Map<String, Object> input(List<FieldSymbol> fields) {
    return fields(fields, false);
  }

  @Override
  public void taken(CheckedStep step) {
    path.add(step);
  }

  @Override
  public void given(CheckedOperation operation, List<Object> values) {
    given.add(new Given(operation, List.copyOf(values)));
    int count = counts.merge(operation, 1, Integer::sum);
    long place = place(operation);
    long answer = operation instanceof AskOperation ? values.hashCode() : 0;
    long here = seed * 31 + place * 1_000_003 + count * 7_919L;
    failing = new Random(here);
    plain = new Random(here + 1 + answer);
    varied = new Random(here + 1 + answer ^ variant);
    asked = operation;
  }

  @Override
  public @Nullable Failure failure(CheckedOperation operation, List<ErrorSymbol> kinds) {
    if (kinds.isEmpty() || failing.nextInt(12) > 0) {
      return null;
    }
    ErrorSymbol kind = kinds.get(failing.nextInt(kinds.size()));
    return new Failure(kind, fields(kind.fields(), false));
  }

  @Override
  public Object value(SomaType type) {
    boolean labelled =
        asked instanceof CallOperation call && call.action().resultLabels().contains(label);
    return value(type, labelled);
  }

  /** Which branch goes first is no matter of values. */
  @Override
  public int pick(String what, int count) {
    return Math.floorMod(seed, count);
  }

  /** Nothing arrives: when something does is a matter of time. */
  @Override
  public boolean happens(String what) {
    return false;
  }

  private Object value(SomaType type, boolean labelled) {
    Random random = labelled ? varied : plain;
    return switch (type) {
      case SomaType.ScalarType scalar -> scalar(scalar.scalar(), random);
      case SomaType.OptionalType optional -> {
        boolean there = (label == Label.UNTRUSTED ? random : plain).nextBoolean();
        Object value = value(optional.of(), labelled);
        yield there ? Optional.of(value) : Optional.empty();
      }
      case SomaType.ListType list -> {
        List<Object> items = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
          items.add(value(list.element(), labelled));
        }
        yield items;
      }
      case SomaType.NamedType named
          when named.symbol().definition() instanceof RecordDefinition record ->
          fields(record.fields(), labelled);
      default -> throw new IllegalStateException("no value of " + type);
    };
  }

  private static Object scalar(SomaType.Scalar scalar, Random random) {
    return switch (scalar) {
      case BOOL -> random.nextBoolean();
      case INT -> (long) random.nextInt(4);
      default -> List.of("", "0", "1", "2", "x").get(random.nextInt(5));
    };
  }

  private Map<String, Object> fields(List<FieldSymbol> fields, boolean labelled) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (FieldSymbol field : fields) {
      Object value = value(field.type(), labelled || field.labels().contains(label));
      if (value instanceof Optional<?> optional) {
        optional.ifPresent(present -> values.put(field.name(), present));
      } else {
        values.put(field.name(), value);
      }
    }
    return values;
  }

  /** That of its first expression, since an operation has none of its own. */
  private static long place(CheckedOperation operation) {
    List<CheckedExpression> parts = CheckedStepParts.expressions(operation);
    return parts.isEmpty() ? 0 : parts.getFirst().span().start();
  }
}
