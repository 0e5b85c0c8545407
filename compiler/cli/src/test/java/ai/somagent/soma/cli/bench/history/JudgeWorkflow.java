package ai.somagent.soma.cli.bench.history;

import ai.somagent.soma.cli.bench.history.Judgement.Decision;
import ai.somagent.soma.cli.bench.history.Judgement.PathRequest;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** The main job as a typed workflow. */
@WorkflowInterface
public interface JudgeWorkflow {
  @WorkflowMethod
  Decision judge(PathRequest request);
}
