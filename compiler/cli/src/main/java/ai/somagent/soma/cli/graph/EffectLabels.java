package ai.somagent.soma.cli.graph;

import ai.somagent.soma.checked.CheckedOperation;
import ai.somagent.soma.checked.CheckedOperation.ApproveOperation;
import ai.somagent.soma.checked.CheckedStep.ClausesChecked;
import ai.somagent.soma.checked.CheckedStep.EffectChecked;
import ai.somagent.soma.checked.CheckedStep.TryChecked;

/** Says what a step does in the words of its source. */
final class EffectLabels {
  private EffectLabels() {}

  static String of(EffectChecked effect, GraphBuilder graph) {
    StringBuilder label = new StringBuilder();
    if (effect.result() != null && !effect.result().name().isEmpty()) {
      label.append(effect.result().name()).append(" = ");
    }
    label.append(operation(effect.operation(), graph));
    ClausesChecked clauses = effect.clauses();
    if (clauses.withinMillis() != null) {
      label.append(" within ").append(duration(clauses.withinMillis()));
    }
    if (clauses.retry().times() > 0) {
      label.append(" retry ").append(clauses.retry().times());
    }
    return label.toString();
  }

  private static String operation(CheckedOperation operation, GraphBuilder graph) {
    return switch (operation) {
      case CheckedOperation.CallOperation call ->
          "call " + call.action().tool() + "." + call.action().action();
      case CheckedOperation.RunTaskOperation run -> "run task " + run.task().name();
      case CheckedOperation.RunCapsuleOperation run ->
          (run.detached() ? "start " : "run ") + run.capsule().name();
      case CheckedOperation.AskOperation ask -> "ask " + ask.persona().name();
      case ApproveOperation approve -> "approve " + graph.text(approve.title().span());
      case CheckedOperation.AwaitSignalOperation await -> "await " + await.signal().name();
      case CheckedOperation.AwaitUntilOperation await ->
          "await until " + graph.text(await.condition().span());
      case CheckedOperation.SleepOperation sleep ->
          (sleep.until() ? "sleep until " : "sleep ") + graph.text(sleep.value().span());
      case CheckedOperation.EmitOperation emit -> "emit " + emit.topic().name();
      case CheckedOperation.EndorseOperation endorse ->
          "endorse " + graph.text(endorse.value().span());
    };
  }

  static String scope(TryChecked guarded) {
    Long within = guarded.withinMillis();
    return "try"
        + (within == null ? "" : " within " + duration(within))
        + (guarded.retry().times() == 0 ? "" : " retry " + guarded.retry().times());
  }

  /** In the unit that needs fewest digits, as the formatter would write it. */
  static String duration(long millis) {
    if (millis % 86_400_000 == 0) {
      return millis / 86_400_000 + "d";
    }
    if (millis % 3_600_000 == 0) {
      return millis / 3_600_000 + "h";
    }
    if (millis % 60_000 == 0) {
      return millis / 60_000 + "m";
    }
    return millis % 1_000 == 0 ? millis / 1_000 + "s" : millis + "ms";
  }
}
