package ai.somagent.soma.worker.workflow;

import ai.somagent.soma.worker.program.PreparedProgram;
import ai.somagent.soma.worker.program.ProgramSource;
import ai.somagent.soma.worker.program.ProgramUnavailableException;
import ai.somagent.soma.worker.wire.ErrorKinds;
import ai.somagent.soma.worker.wire.RunArgument;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.temporal.common.converter.EncodedValues;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.DynamicQueryHandler;
import io.temporal.workflow.DynamicSignalHandler;
import io.temporal.workflow.DynamicWorkflow;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.unsafe.WorkflowUnsafe;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Every run of every program; the workflow's type is the capsule's id. */
public final class SomaWorkflow implements DynamicWorkflow {
  private final ProgramSource programs;
  private final List<ReceivedSignal> early = new ArrayList<>();
  private @Nullable RunLoop loop;

  /** Called once per run on its workflow thread. */
  public SomaWorkflow(ProgramSource programs) {
    this.programs = programs;
    // A dynamic workflow has no annotations to find handlers by, and later is too late.
    Workflow.registerListener(new LoopQueries(() -> loop));
    Workflow.registerListener(
        (DynamicSignalHandler) (name, payload) -> signalled(new ReceivedSignal(name, payload)));
    Workflow.registerListener(new UpdateDoor(() -> loop));
    Workflow.registerListener((DynamicQueryHandler) (name, nothing) -> queried(name));
  }

  @Override
  public JsonNode execute(EncodedValues arguments) {
    RunArgument argument = arguments.get(0, RunArgument.class);
    RunLoop run = new RunLoop(program(argument.program()), argument);
    loop = run;
    early.forEach(run::signalled);
    early.clear();
    CancellationScope.current()
        .getCancellationRequest()
        .thenApply(reason -> {
          run.cancelRequested(reason);
          return reason;
        });
    AtomicReference<JsonNode> result = new AtomicReference<>(NullNode.instance);
    // The machine decides what a cancellation stops, so nothing here may be cancelled behind it.
    Workflow.newDetachedCancellationScope(() -> result.set(run.run())).run();
    return result.get();
  }

  private PreparedProgram program(String digest) {
    try {
      return programs.program(digest);
    } catch (ProgramUnavailableException e) {
      if (!e.lasting() && WorkflowUnsafe.isReplaying()) {
        // The run has work behind it: let Temporal try this task again instead of losing it.
        throw new IllegalStateException(e);
      }
      throw RunFailures.of(ErrorKinds.PROGRAM_UNAVAILABLE, String.valueOf(e.getMessage()));
    }
  }

  /** One may arrive before the first step. */
  private void signalled(ReceivedSignal signal) {
    if (loop == null) {
      early.add(signal);
    } else {
      loop.signalled(signal);
    }
  }

  private JsonNode queried(String name) {
    if (loop == null) {
      throw new IllegalStateException("the run has not begun");
    }
    return loop.queried(name);
  }
}
