package ai.somagent.soma.servers.proofs;

import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityOptions;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.time.Duration;

/** The smallest workflow that needs a worker twice: a timer, and an activity. */
@WorkflowInterface
public interface GreetingWorkflow {

  @WorkflowMethod
  String greet(String name);

  /** What the workflow asks the outside world for. */
  @ActivityInterface
  interface Greeting {
    String compose(String name);
  }

  /** The workflow's code. */
  final class Definition implements GreetingWorkflow {

    private final Greeting greeting =
        Workflow.newActivityStub(
            Greeting.class,
            ActivityOptions.newBuilder().setStartToCloseTimeout(Duration.ofSeconds(10)).build());

    @Override
    public String greet(String name) {
      Workflow.sleep(Duration.ofMillis(1));
      return greeting.compose(name);
    }
  }
}
