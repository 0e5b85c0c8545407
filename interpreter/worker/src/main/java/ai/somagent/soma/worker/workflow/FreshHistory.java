package ai.somagent.soma.worker.workflow;

import ai.somagent.soma.worker.wire.RunArgument;
import ai.somagent.soma.worker.wire.RunMemo;
import io.temporal.workflow.ContinueAsNewOptions;
import io.temporal.workflow.Workflow;
import java.util.LinkedHashMap;
import java.util.Map;

/** Ends the history of a run and begins another that bears the same marks. */
final class FreshHistory {
  private FreshHistory() {}

  /** Does not return; the server carries neither memo nor search attributes over by itself. */
  static void begin(RunArgument argument) {
    Map<String, Object> memo = new LinkedHashMap<>();
    for (String key : RunMemo.KEYS) {
      Object value = Workflow.getMemo(key, String.class);
      if (value != null) {
        memo.put(key, value);
      }
    }
    Workflow.continueAsNew(
        ContinueAsNewOptions.newBuilder()
            .setMemo(memo)
            .setTypedSearchAttributes(Workflow.getTypedSearchAttributes())
            .build(),
        argument);
  }
}
