package ai.somagent.soma.engine.step;

import ai.somagent.soma.engine.state.RunError;
import ai.somagent.soma.engine.value.Value.MapValue;
import java.util.Map;

/** Carries an error of the program from the node that raised it to the nearest handler. */
final class RaisedException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient RunError error;

  RaisedException(RunError error) {
    super(error.message(), null, false, false);
    this.error = error;
  }

  static RaisedException of(String kind, String message, String step) {
    return new RaisedException(new RunError(kind, message, step, new MapValue(Map.of())));
  }

  RunError error() {
    return error;
  }
}
