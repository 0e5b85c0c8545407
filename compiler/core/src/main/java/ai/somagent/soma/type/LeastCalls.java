package ai.somagent.soma.type;

import ai.somagent.soma.checked.CheckedOperation;
import ai.somagent.soma.checked.CheckedStep;
import ai.somagent.soma.checked.CheckedStep.BlockChecked;
import ai.somagent.soma.checked.CheckedStep.BreakChecked;
import ai.somagent.soma.checked.CheckedStep.CatchChecked;
import ai.somagent.soma.checked.CheckedStep.ContinueChecked;
import ai.somagent.soma.checked.CheckedStep.ErrorStepChecked;
import ai.somagent.soma.checked.CheckedStep.FailChecked;
import ai.somagent.soma.checked.CheckedStep.ForChecked;
import ai.somagent.soma.checked.CheckedStep.IfChecked;
import ai.somagent.soma.checked.CheckedStep.LetChecked;
import ai.somagent.soma.checked.CheckedStep.ParallelChecked;
import ai.somagent.soma.checked.CheckedStep.ReturnChecked;
import ai.somagent.soma.checked.CheckedStep.TryChecked;
import ai.somagent.soma.checked.CheckedStep.YieldChecked;
import ai.somagent.soma.checked.CheckedStep.YieldTarget;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The fewest calls of a run that ends well: loops without items, the cheaper alternative, a {@code
 * try} that goes to its handler at once.
 */
final class LeastCalls {
  private static final long NEVER = Long.MAX_VALUE;

  private LeastCalls() {}

  /** Zero when no run can end well. */
  static long of(List<CheckedStep> steps) {
    Paths paths = paths(steps);
    long least = Math.min(paths.end, paths.run);
    return least == NEVER ? 0 : least;
  }

  /**
   * Fewest calls until some steps are left.
   *
   * @param end by their end
   * @param run by returning from the run
   * @param exits by leaving a region around them
   */
  private record Paths(long end, long run, Map<YieldTarget, Long> exits) {
    static Paths toEnd(long calls) {
      return new Paths(calls, NEVER, Map.of());
    }

    static Paths toExit(YieldTarget target) {
      return new Paths(NEVER, NEVER, Map.of(target, 0L));
    }

    Paths or(Paths other) {
      Map<YieldTarget, Long> both = new HashMap<>(exits);
      other.exits.forEach((target, calls) -> both.merge(target, calls, Math::min));
      return new Paths(Math.min(end, other.end), Math.min(run, other.run), both);
    }

    Paths then(Paths next) {
      if (end == NEVER) {
        return this;
      }
      Map<YieldTarget, Long> both = new HashMap<>(exits);
      next.exits.forEach((target, calls) -> both.merge(target, plus(end, calls), Math::min));
      return new Paths(plus(end, next.end), Math.min(run, plus(end, next.run)), both);
    }

    /** These paths, with what leaves {@code target} coming to the end. */
    Paths leaving(YieldTarget target) {
      Map<YieldTarget, Long> others = new HashMap<>(exits);
      Long left = others.remove(target);
      return new Paths(left == null ? end : Math.min(end, left), run, others);
    }
  }

  private static Paths paths(List<CheckedStep> steps) {
    Paths paths = Paths.toEnd(0);
    for (CheckedStep step : steps) {
      paths = paths.then(paths(step));
    }
    return paths;
  }

  private static Paths paths(CheckedStep step) {
    return switch (step) {
      case LetChecked ignored -> Paths.toEnd(0);
      case CheckedStep.EffectChecked effect ->
          Paths.toEnd(calls(effect.operation()));
      case CheckedStep.VarChecked ignored -> Paths.toEnd(0);
      case CheckedStep.SetChecked ignored -> Paths.toEnd(0);
      case CheckedStep.CheckpointChecked ignored -> Paths.toEnd(0);
      case CheckedStep.WhileChecked loop ->
          Paths.toEnd(0).or(paths(loop.body()).leaving(loop.target()));
      case CheckedStep.RaceChecked race -> race(race);
      case CheckedStep.GraphChecked ignored -> Paths.toEnd(0);
      case IfChecked branch -> paths(branch.then()).or(paths(branch.otherwise()));
      case BlockChecked block -> paths(block.body()).leaving(block.target());
      case ForChecked loop -> Paths.toEnd(0).or(paths(loop.body()).leaving(loop.target()));
      case TryChecked guarded -> guarded(guarded);
      case ParallelChecked parallel -> parallel(parallel);
      case YieldChecked yield -> Paths.toExit(yield.target());
      case BreakChecked leave -> Paths.toExit(leave.target());
      case ContinueChecked turn -> Paths.toExit(turn.target());
      case ReturnChecked ignored -> new Paths(NEVER, 0, Map.of());
      case FailChecked ignored -> Paths.toEnd(NEVER);
      case ErrorStepChecked ignored -> Paths.toEnd(0);
    };
  }

  private static long calls(CheckedOperation operation) {
    return switch (operation) {
      case CheckedOperation.CallOperation ignored -> 1;
      case CheckedOperation.RunTaskOperation run -> of(run.task().steps());
      case CheckedOperation.RunCapsuleOperation run ->
          run.detached() ? 0 : of(run.capsule().steps());
      case CheckedOperation.AskOperation ignored -> 0;
      case CheckedOperation.ApproveOperation ignored -> 0;
      case CheckedOperation.AwaitSignalOperation ignored -> 0;
      case CheckedOperation.AwaitUntilOperation ignored -> 0;
      case CheckedOperation.SleepOperation ignored -> 0;
      case CheckedOperation.EmitOperation ignored -> 0;
      case CheckedOperation.EndorseOperation ignored -> 0;
    };
  }

  private static Paths guarded(TryChecked guarded) {
    Paths paths = paths(guarded.body());
    for (CatchChecked handler : guarded.catches()) {
      paths = paths.or(paths(handler.body()));
    }
    return paths.leaving(guarded.target());
  }

  private static Paths race(CheckedStep.RaceChecked race) {
    Paths least = new Paths(NEVER, NEVER, Map.of());
    for (CheckedStep.RaceArmChecked arm : race.arms()) {
      least = least.or(paths(arm.head()).then(paths(arm.body())));
    }
    return least.leaving(race.target());
  }

  /** Nothing leaves a branch but by its end. */
  private static Paths parallel(ParallelChecked parallel) {
    long calls = 0;
    for (List<CheckedStep> branch : parallel.branches()) {
      calls = plus(calls, paths(branch).end);
    }
    return Paths.toEnd(calls);
  }

  private static long plus(long a, long b) {
    return a == NEVER || b == NEVER ? NEVER : a + b;
  }
}
