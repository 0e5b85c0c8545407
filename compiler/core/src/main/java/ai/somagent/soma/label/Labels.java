package ai.somagent.soma.label;

import ai.somagent.soma.checked.CheckedCapsule;
import ai.somagent.soma.checked.CheckedOperation.RunTaskOperation;
import ai.somagent.soma.checked.CheckedStep;
import ai.somagent.soma.checked.CheckedStep.EffectChecked;
import ai.somagent.soma.checked.CheckedStepParts;
import ai.somagent.soma.checked.Label;
import ai.somagent.soma.checked.LocalSymbol;
import ai.somagent.soma.checked.TaskSymbol;
import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.label.LabelReport.Endorsement;
import ai.somagent.soma.label.LabelReport.LabelledFlow;
import ai.somagent.soma.label.LabelReport.LabelledName;
import ai.somagent.soma.source.Span;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Follows labelled values through a capsule and the tasks that it runs. */
public final class Labels {
  private final CheckedCapsule capsule;
  private final FunctionLabels functions;
  private final List<LabelledName> names = new ArrayList<>();
  private final List<LabelledFlow> flows = new ArrayList<>();
  private final List<Endorsement> endorsements = new ArrayList<>();
  private final Map<EffectChecked, Set<Label>> effects = new IdentityHashMap<>();
  private final List<Diagnostic> diagnostics = new ArrayList<>();

  private Labels(CheckedCapsule capsule, LabelMemory memory) {
    this.capsule = capsule;
    this.functions = new FunctionLabels(memory);
  }

  /**
   * Where labelled values of {@code capsule} go. Reads nothing but the capsule, so that two calls
   * give equal reports.
   *
   * @param capsule checked without errors
   */
  public static LabelReport of(CheckedCapsule capsule) {
    return of(capsule, new LabelMemory());
  }

  /**
   * The same, where other capsules of one compilation have been or will be looked at.
   *
   * @param memory of that compilation
   */
  public static LabelReport of(CheckedCapsule capsule, LabelMemory memory) {
    Labels labels = new Labels(capsule, memory);
    labels.main();
    Set<TaskSymbol> tasks = new LinkedHashSet<>();
    tasks(capsule.steps(), tasks);
    tasks.forEach(labels::task);
    return labels.report();
  }

  private static void tasks(List<CheckedStep> steps, Set<TaskSymbol> found) {
    for (CheckedStep step : steps) {
      if (step instanceof EffectChecked effect
          && effect.operation() instanceof RunTaskOperation run
          && found.add(run.task())) {
        tasks(run.task().steps(), found);
      }
      CheckedStepParts.regions(step).forEach(region -> tasks(region, found));
    }
  }

  private void main() {
    LabelUnit unit =
        new LabelUnit(
            capsule.source(),
            capsule.autonomy(),
            capsule.input(),
            "the output of `" + capsule.name() + "`",
            capsule.output());
    LabelState state = new LabelState();
    LabelRecorder recorder;
    do {
      recorder = new LabelRecorder(unit.source());
      new MemberLabels(capsule, unit, state, recorder, functions).walk();
      new LabelWalk(unit, state, recorder, functions).steps(capsule.steps(), Control.FREE);
    } while (state.takeGrown());
    take(unit, state, recorder);
  }

  private void task(TaskSymbol task) {
    LabelUnit unit =
        new LabelUnit(
            task.source(),
            capsule.autonomy(),
            List.of(),
            "what `" + task.name() + "` gives",
            task.result());
    LabelState state = new LabelState();
    LabelRecorder recorder;
    do {
      recorder = new LabelRecorder(unit.source());
      new LabelWalk(unit, state, recorder, functions).steps(task.steps(), Control.FREE);
    } while (state.takeGrown());
    take(unit, state, recorder);
  }

  private void take(LabelUnit unit, LabelState state, LabelRecorder recorder) {
    for (Map.Entry<LocalSymbol, LabelSet> one : state.all().entrySet()) {
      LocalSymbol symbol = one.getKey();
      if (!one.getValue().isEmpty()) {
        names.add(new LabelledName(unit.source(), symbol.span(), symbol.name(), one.getValue()));
      }
    }
    flows.addAll(recorder.flows());
    effects.putAll(recorder.effects());
    endorsements.addAll(recorder.endorsements());
    diagnostics.addAll(recorder.diagnostics());
  }

  private LabelReport report() {
    names.sort((a, b) -> byPlace(a.source(), a.span(), b.source(), b.span()));
    flows.sort((a, b) -> byPlace(a.source(), a.span(), b.source(), b.span()));
    return new LabelReport(names, flows, endorsements, effects, diagnostics);
  }

  /** Spelled out, as in DiagnosticSink: a chain of comparators slows a cold start. */
  private static int byPlace(String source, Span span, String otherSource, Span other) {
    int order = source.compareTo(otherSource);
    return order == 0 ? Integer.compare(span.start(), other.start()) : order;
  }
}
