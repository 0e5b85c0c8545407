package ai.somagent.soma.worker.workflow;

import io.temporal.common.converter.EncodedValues;
import io.temporal.workflow.DynamicUpdateHandler;
import io.temporal.workflow.Workflow;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Takes updates for a run that may not have begun yet. */
final class UpdateDoor implements DynamicUpdateHandler {
  private final Supplier<@Nullable RunLoop> loop;

  UpdateDoor(Supplier<@Nullable RunLoop> loop) {
    this.loop = loop;
  }

  @Override
  public void handleValidate(String name, EncodedValues arguments) {
    RunLoop run = loop.get();
    if (run != null) {
      run.validate(name, arguments);
    }
  }

  @Override
  public Object handleExecute(String name, EncodedValues arguments) {
    Workflow.await(() -> loop.get() != null);
    RunLoop run = loop.get();
    if (run == null) {
      throw new IllegalStateException("the run has not begun");
    }
    return run.update(name, arguments);
  }
}
