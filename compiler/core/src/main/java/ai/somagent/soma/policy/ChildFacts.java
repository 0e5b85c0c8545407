package ai.somagent.soma.policy;

import ai.somagent.soma.checked.CheckedCapsule;
import ai.somagent.soma.checked.CheckedOperation;
import ai.somagent.soma.checked.CheckedOperation.AskOperation;
import ai.somagent.soma.checked.CheckedOperation.CallOperation;
import ai.somagent.soma.checked.CheckedOperation.EmitOperation;
import ai.somagent.soma.checked.CheckedOperation.RunCapsuleOperation;
import ai.somagent.soma.checked.CheckedOperation.RunTaskOperation;
import ai.somagent.soma.checked.CheckedStep;
import ai.somagent.soma.checked.CheckedStep.EffectChecked;
import ai.somagent.soma.checked.CheckedStepParts;
import ai.somagent.soma.checked.TaskSymbol;
import ai.somagent.soma.checked.ToolActionSymbol;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Works out the highest effect of everything that a capsule does. */
final class ChildFacts {
  private static final List<String> EFFECTS = List.of("none", "read", "write", "irreversible");

  private final Map<Object, Integer> known = new IdentityHashMap<>();

  String effect(CheckedCapsule capsule) {
    return EFFECTS.get(highest(capsule));
  }

  private int highest(CheckedCapsule capsule) {
    Integer found = known.putIfAbsent(capsule, 0);
    if (found != null) {
      return found;
    }
    int highest = highest(capsule.steps());
    known.put(capsule, highest);
    return highest;
  }

  private int highest(List<CheckedStep> steps) {
    int highest = 0;
    for (CheckedStep step : steps) {
      if (step instanceof EffectChecked effect) {
        highest = Math.max(highest, ofEffect(effect));
      }
      for (List<CheckedStep> region : CheckedStepParts.regions(step)) {
        highest = Math.max(highest, highest(region));
      }
    }
    return highest;
  }

  private int ofEffect(EffectChecked effect) {
    return switch (effect.operation()) {
      case CallOperation call -> EFFECTS.indexOf(call.action().effect());
      case EmitOperation ignored -> EFFECTS.indexOf("write");
      case RunCapsuleOperation run -> highest(run.capsule());
      case RunTaskOperation run -> ofTask(run.task());
      case AskOperation ask -> offered(ask.tools());
      case CheckedOperation.ApproveOperation ignored -> 0;
      case CheckedOperation.AwaitSignalOperation ignored -> 0;
      case CheckedOperation.AwaitUntilOperation ignored -> 0;
      case CheckedOperation.SleepOperation ignored -> 0;
      case CheckedOperation.EndorseOperation ignored -> 0;
    };
  }

  private int ofTask(TaskSymbol task) {
    Integer found = known.putIfAbsent(task, 0);
    if (found == null) {
      found = highest(task.steps());
      known.put(task, found);
    }
    return found;
  }

  private static int offered(List<ToolActionSymbol> tools) {
    int highest = EFFECTS.indexOf("read");
    for (ToolActionSymbol tool : tools) {
      highest = Math.max(highest, EFFECTS.indexOf(tool.effect()));
    }
    return highest;
  }
}
