package ai.somagent.soma.evaluate;

import ai.somagent.soma.checked.CheckedStep.YieldTarget;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Control that leaves where it is. */
abstract sealed class Departure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private Departure(String message) {
    super(message, null, false, false);
  }

  /** An error of the language. */
  static final class Raised extends Departure {
    private static final long serialVersionUID = 1L;
    final transient Map<String, Object> fields;
    final String kind;

    Raised(String kind, Map<String, Object> fields) {
      super(kind + " " + fields);
      this.kind = kind;
      this.fields = fields;
    }
  }

  /** {@code yield}, {@code break} or {@code continue}. */
  static final class Left extends Departure {
    private static final long serialVersionUID = 1L;
    final transient YieldTarget target;
    final transient @Nullable Object value;
    final boolean breaks;

    Left(YieldTarget target, @Nullable Object value, boolean breaks) {
      super("left");
      this.target = target;
      this.value = value;
      this.breaks = breaks;
    }
  }

  /** {@code return} of the run, a task or an update. */
  static final class Returned extends Departure {
    private static final long serialVersionUID = 1L;
    final transient @Nullable Object value;

    Returned(@Nullable Object value) {
      super("returned");
      this.value = value;
    }
  }
}
