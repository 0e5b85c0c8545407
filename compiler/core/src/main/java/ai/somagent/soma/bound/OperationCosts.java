package ai.somagent.soma.bound;

import ai.somagent.soma.bound.BoundNode.How;
import ai.somagent.soma.bound.EffectCosts.Range;
import ai.somagent.soma.checked.CheckedCapsule;
import ai.somagent.soma.checked.CheckedOperation;
import ai.somagent.soma.checked.CheckedOperation.ApproveOperation;
import ai.somagent.soma.checked.CheckedOperation.AskOperation;
import ai.somagent.soma.checked.CheckedOperation.CallOperation;
import ai.somagent.soma.checked.CheckedOperation.RunCapsuleOperation;
import ai.somagent.soma.checked.CheckedOperation.RunTaskOperation;
import ai.somagent.soma.checked.CheckedStep.ClausesChecked;
import ai.somagent.soma.checked.CheckedStep.EffectChecked;
import ai.somagent.soma.checked.TaskSymbol;
import ai.somagent.soma.source.Span;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What operations need; tasks and children are worked out once. */
final class OperationCosts {
  private final Map<TaskSymbol, Costed> tasks = new HashMap<>();
  private final Children children;
  private final Guards guards;
  private boolean asks;

  private OperationCosts(Children children, Guards guards) {
    this.children = children;
    this.guards = guards;
  }

  /** For a run of a capsule by itself. */
  static OperationCosts of(CheckedCapsule capsule, Guards.Source guards) {
    return new Children(guards).of(capsule);
  }

  /** The capsules that a run meets. */
  private static final class Children {
    private final Map<String, BoundReport> reports = new HashMap<>();
    private final Set<String> open = new HashSet<>();
    private final Guards.Source guards;

    Children(Guards.Source guards) {
      this.guards = guards;
    }

    OperationCosts of(CheckedCapsule capsule) {
      return new OperationCosts(this, guards.of(capsule));
    }
  }

  /** What policies add to the capsule. */
  Guards guards() {
    return guards;
  }

  /** Whether a model was met. */
  boolean asksModels() {
    return asks;
  }

  Costed of(EffectChecked effect, String source) {
    ClausesChecked clauses = effect.clauses();
    Span span = effect.span();
    return switch (effect.operation()) {
      case CallOperation call ->
          single(source, span, "call `" + name(call) + "`", EffectCosts.call(call, clauses));
      case RunTaskOperation run -> task(run.task(), clauses, span, source);
      case RunCapsuleOperation run -> child(run, clauses, span, source);
      case AskOperation ask -> {
        asks = true;
        String what = "ask `" + ask.persona().name() + "`";
        yield single(source, span, what, AskCosts.of(ask, clauses));
      }
      case ApproveOperation approve -> {
        Range range = EffectCosts.wait(HistoryCost.APPROVE, clauses);
        yield single(
            source,
            span,
            "approve",
            range
                .holding(2 * EffectCosts.shown(approve.show()))
                .holding(EffectCosts.values(List.of(), approve.result()))
                .both(Measure.APPROVALS, 1));
      }
      case CheckedOperation.AwaitSignalOperation await -> {
        Range range = EffectCosts.wait(HistoryCost.AWAIT, clauses);
        long payload = EffectCosts.values(await.signal().parameters(), null);
        yield single(source, span, "await `" + await.signal().name() + "`", range.holding(payload));
      }
      case CheckedOperation.AwaitUntilOperation ignored ->
          single(source, span, "await", EffectCosts.wait(HistoryCost.AWAIT, clauses));
      case CheckedOperation.SleepOperation sleep ->
          single(source, span, "sleep", EffectCosts.sleep(sleep));
      case CheckedOperation.EmitOperation emit -> {
        Range range = Range.of(HistoryCost.EMIT);
        long payload = EffectCosts.values(emit.topic().fields(), null);
        yield single(source, span, "emit `" + emit.topic().name() + "`", range.holding(payload));
      }
      case CheckedOperation.EndorseOperation ignored ->
          single(source, span, "endorse", Range.of(HistoryCost.ENDORSE));
    };
  }

  private static String name(CallOperation call) {
    return call.action().tool() + "." + call.action().action();
  }

  private static Costed single(String source, Span span, String what, Range range) {
    return new Costed(
        Paths.toEnd(range.least()),
        new BoundNode(
            source, span, what, How.SINGLE, 1, 1, range.least(), range.most(), List.of()));
  }

  private Costed task(TaskSymbol task, ClausesChecked clauses, Span span, String source) {
    Costed steps = tasks.get(task);
    if (steps == null) {
      steps = new StepCosts(task.source(), this).steps(task.steps(), task.span(), "task");
      tasks.put(task, steps);
    }
    Paths paths = steps.paths().returning();
    BoundNode body = steps.node();
    BoundNode once =
        new BoundNode(
            source,
            span,
            "run `" + task.name() + "`",
            How.SEQUENCE,
            1,
            1,
            paths.cheapest(),
            body.most(),
            body.parts());
    return new Costed(paths, TaskCosts.of(once, clauses));
  }

  private Costed child(RunCapsuleOperation run, ClausesChecked clauses, Span span, String source) {
    CheckedCapsule capsule = run.capsule();
    BoundReport report = report(capsule);
    Range range = EffectCosts.child(run, clauses, report);
    String verb = run.detached() ? "start" : "run";
    return single(source, span, verb + " `" + capsule.name() + "`", range);
  }

  /** A capsule that runs itself has been refused; here it counts for nothing. */
  private BoundReport report(CheckedCapsule capsule) {
    BoundReport report = children.reports.get(capsule.qualifiedName());
    if (report == null) {
      report =
          children.open.add(capsule.qualifiedName())
              ? Bounds.analyse(capsule, children.of(capsule))
              : Bounds.nothing(capsule);
      children.reports.put(capsule.qualifiedName(), report);
    }
    asks |= report.asksModels();
    return report;
  }
}
