package ai.somagent.soma.worker.cel;

import com.google.common.collect.ImmutableSet;
import dev.cel.common.CelOptions;
import dev.cel.common.exceptions.CelNumericOverflowException;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.RuntimeEquality;
import dev.cel.runtime.RuntimeHelpers;
import dev.cel.runtime.standard.AddOperator.AddOverload;
import dev.cel.runtime.standard.CelStandardOverload;
import dev.cel.runtime.standard.SubtractOperator.SubtractOverload;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * {@code +} and {@code -} as CEL defines them. cel-java takes a negative duration that is no whole
 * number of seconds, such as {@code 0.25s - 1s}, for an invalid one.
 */
final class DurationArithmetic {
  /** Of CEL's specification: some ten thousand years. */
  private static final long MOST_SECONDS = 315_576_000_000L;

  private DurationArithmetic() {}

  static ImmutableSet<CelFunctionBinding> sums(CelOptions options) {
    List<CelFunctionBinding> bindings =
        standard(EnumSet.complementOf(EnumSet.of(AddOverload.ADD_DURATION_DURATION)), options);
    bindings.add(
        CelFunctionBinding.from(
            "add_duration_duration", Duration.class, Duration.class, (a, b) -> inRange(a.plus(b))));
    return CelFunctionBinding.fromOverloads("_+_", bindings);
  }

  static ImmutableSet<CelFunctionBinding> differences(CelOptions options) {
    List<CelFunctionBinding> bindings =
        standard(
            EnumSet.complementOf(
                EnumSet.of(
                    SubtractOverload.SUBTRACT_DURATION_DURATION,
                    SubtractOverload.SUBTRACT_TIMESTAMP_TIMESTAMP)),
            options);
    bindings.add(
        CelFunctionBinding.from(
            "subtract_duration_duration",
            Duration.class,
            Duration.class,
            (a, b) -> inRange(a.minus(b))));
    bindings.add(
        CelFunctionBinding.from(
            "subtract_timestamp_timestamp",
            Instant.class,
            Instant.class,
            (end, start) -> inRange(Duration.between(start, end))));
    return CelFunctionBinding.fromOverloads("_-_", bindings);
  }

  private static List<CelFunctionBinding> standard(
      Set<? extends CelStandardOverload> overloads, CelOptions options) {
    RuntimeEquality equality = RuntimeEquality.create(RuntimeHelpers.create(), options);
    List<CelFunctionBinding> bindings = new ArrayList<>();
    for (CelStandardOverload overload : overloads) {
      bindings.add(overload.newFunctionBinding(options, equality));
    }
    return bindings;
  }

  private static Duration inRange(Duration duration) {
    if (Math.abs(duration.toSeconds()) > MOST_SECONDS) {
      throw new CelNumericOverflowException("a duration beyond " + MOST_SECONDS + " seconds");
    }
    return duration;
  }
}
