package ai.somagent.soma.evaluate;

import ai.somagent.soma.checked.CheckedStep;
import ai.somagent.soma.checked.CheckedStep.BlockChecked;
import ai.somagent.soma.checked.CheckedStep.CatchChecked;
import ai.somagent.soma.checked.CheckedStep.EffectChecked;
import ai.somagent.soma.checked.CheckedStep.ForChecked;
import ai.somagent.soma.checked.CheckedStep.IfChecked;
import ai.somagent.soma.checked.CheckedStep.ParallelChecked;
import ai.somagent.soma.checked.CheckedStep.RaceArmChecked;
import ai.somagent.soma.checked.CheckedStep.RaceChecked;
import ai.somagent.soma.checked.CheckedStep.TryChecked;
import ai.somagent.soma.checked.CheckedStep.WhileChecked;
import ai.somagent.soma.checked.CheckedStep.YieldTarget;
import ai.somagent.soma.checked.LocalSymbol;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Steps in the order of the source; what is concurrent takes the order that the oracle picks. */
final class TreeSteps {
  private final TreeRun run;
  private final TreeScope scope;
  private final TreeEffects effects;

  /** Whether a limit in time around the steps is over, so that the next effect is its last. */
  private boolean late;

  TreeSteps(TreeRun run, TreeScope scope) {
    this.run = run;
    this.scope = scope;
    this.effects = new TreeEffects(run, this, scope);
  }

  TreeSteps with(TreeScope other) {
    return new TreeSteps(run, other);
  }

  Oracle oracle() {
    return run.oracle;
  }

  void note(String what) {
    run.note(what);
  }

  /** Raises what a limit in time around here raises, once it is over. */
  void requireTime() {
    if (late) {
      late = false;
      throw new Departure.Raised("Timeout", Map.of());
    }
  }

  void run(List<CheckedStep> steps, UndoStack undos) {
    for (CheckedStep step : steps) {
      run.step();
      run.oracle.taken(step);
      step(step, undos);
    }
  }

  private void step(CheckedStep step, UndoStack undos) {
    switch (step) {
      case CheckedStep.LetChecked let ->
          scope.bind(let.variable(), run.evaluate(let.value(), scope));
      case CheckedStep.VarChecked state ->
          scope.bind(state.variable(), run.evaluate(state.value(), scope));
      case CheckedStep.SetChecked set ->
          scope.bind(set.variable(), run.evaluate(set.value(), scope));
      case CheckedStep.CheckpointChecked stage -> note("checkpoint " + stage.name());
      case EffectChecked effect -> effects.perform(effect, undos);
      case IfChecked branch -> {
        boolean holds = (Boolean) run.evaluate(branch.condition(), scope);
        run(holds ? branch.then() : branch.otherwise(), undos);
      }
      case BlockChecked block ->
          landing(block.target(), block.result(), () -> run(block.body(), undos));
      case ForChecked loop -> loop(loop, undos);
      case WhileChecked loop -> loop(loop, undos);
      case ParallelChecked parallel -> parallel(parallel, undos);
      case RaceChecked race -> landing(race.target(), race.result(), () -> race(race, undos));
      case TryChecked guarded ->
          landing(guarded.target(), guarded.result(), () -> guarded(guarded, undos));
      case CheckedStep.GraphChecked graph -> new TreeGraph(run, this, scope).run(graph, undos);
      case CheckedStep.YieldChecked yield ->
          throw new Departure.Left(yield.target(), run.evaluate(yield.value(), scope), false);
      case CheckedStep.BreakChecked end -> throw new Departure.Left(end.target(), null, true);
      case CheckedStep.ContinueChecked turn -> throw new Departure.Left(turn.target(), null, false);
      case CheckedStep.ReturnChecked end ->
          throw new Departure.Returned(
              end.value() == null ? null : run.evaluate(end.value(), scope));
      case CheckedStep.FailChecked fail ->
          throw new Departure.Raised(
              fail.error().qualifiedName(),
              run.expressions.arguments(fail.fields(), scope, run.around()));
      case CheckedStep.ErrorStepChecked broken ->
          throw new IllegalArgumentException("a step with errors: " + broken);
    }
  }

  /** Something that a {@code yield} to {@code target} may leave with a value. */
  private void landing(YieldTarget target, @Nullable LocalSymbol result, Runnable body) {
    try {
      body.run();
    } catch (Departure.Left left) {
      if (left.target != target) {
        throw left;
      }
      if (result != null) {
        if (left.value == null) {
          throw new TreeFault("nothing was yielded for " + result, left);
        }
        scope.bind(result, left.value);
      }
      return;
    }
    if (result != null) {
      throw new TreeFault("a path gives no value for " + result, new Exception());
    }
  }

  private void loop(ForChecked loop, UndoStack undos) {
    Object items = run.evaluate(loop.items(), scope);
    List<Map.Entry<?, ?>> turns = new ArrayList<>();
    if (items instanceof Map<?, ?> map) {
      turns.addAll(map.entrySet());
    } else {
      for (Object item : (List<?>) items) {
        turns.add(Map.entry((long) turns.size(), item));
      }
    }
    if (turns.size() > loop.max()) {
      throw new Departure.Raised("LimitExceeded", Map.of());
    }
    List<Object> collected = new ArrayList<>();
    run.oracle.beside(Math.max(1, loop.window()));
    try {
      for (Map.Entry<?, ?> turn : turns) {
        if (loop.key() != null) {
          scope.bind(loop.key(), turn.getKey());
        }
        scope.bind(loop.item(), turn.getValue());
        run.oracle.branch(true);
        boolean more = turn(loop.target(), loop.body(), undos, collected);
        run.oracle.branch(false);
        if (!more) {
          break;
        }
      }
    } finally {
      run.oracle.beside(0);
    }
    if (loop.result() != null) {
      scope.bind(loop.result(), collected);
    }
  }

  private void loop(WhileChecked loop, UndoStack undos) {
    for (int i = 0; i < loop.max(); i++) {
      if (!(Boolean) run.evaluate(loop.condition(), scope)
          || !turn(loop.target(), loop.body(), undos, new ArrayList<>())) {
        return;
      }
    }
  }

  /** Gives whether another turn may follow. */
  private boolean turn(
      YieldTarget target, List<CheckedStep> body, UndoStack undos, List<Object> collected) {
    try {
      run(body, undos);
      return true;
    } catch (Departure.Left left) {
      if (left.target != target) {
        throw left;
      }
      if (left.value != null) {
        collected.add(left.value);
      }
      return !left.breaks;
    }
  }

  /** Branches one after the other; after a failure the rest is not begun. */
  private void parallel(ParallelChecked parallel, UndoStack undos) {
    List<List<CheckedStep>> waiting = new ArrayList<>(parallel.branches());
    UndoStack own = new UndoStack(this);
    run.oracle.beside(Math.max(1, waiting.size()));
    try {
      while (!waiting.isEmpty()) {
        run.oracle.branch(true);
        run(waiting.remove(run.oracle.pick("branch", waiting.size())), own);
        run.oracle.branch(false);
      }
    } catch (Departure.Raised error) {
      own.unwind();
      throw error;
    } finally {
      run.oracle.beside(0);
    }
    own.handTo(undos);
  }

  /** The others are cancelled before they have done anything. */
  private void race(RaceChecked race, UndoStack undos) {
    RaceArmChecked arm = race.arms().get(run.oracle.winner(race));
    try {
      run(arm.head(), undos);
    } finally {
      run.oracle.won();
    }
    run(arm.body(), undos);
  }

  private void guarded(TryChecked guarded, UndoStack undos) {
    try {
      attempts(guarded, undos);
    } finally {
      late = false;
      run(guarded.cleanup(), new UndoStack(this));
    }
  }

  private void attempts(TryChecked guarded, UndoStack undos) {
    late |= guarded.withinMillis() != null && run.oracle.happens("within");
    run.oracle.limit(true, guarded.withinMillis());
    for (int attempt = 0; ; attempt++) {
      UndoStack own = new UndoStack(this);
      try {
        run(guarded.body(), own);
        own.handTo(undos);
        run.oracle.limit(false, null);
        return;
      } catch (Departure.Left | Departure.Returned end) {
        own.handTo(undos);
        run.oracle.limit(false, null);
        throw end;
      } catch (Departure.Raised error) {
        own.unwind();
        boolean again =
            guarded.retry().errors().isEmpty()
                || guarded.retry().errors().stream()
                    .anyMatch(kind -> kind.qualifiedName().equals(error.kind));
        if (attempt < guarded.retry().times() && again) {
          run.oracle.pause(guarded.retry(), attempt + 1);
          continue;
        }
        run.oracle.limit(false, null);
        handle(guarded, error, undos);
        return;
      }
    }
  }

  private void handle(TryChecked guarded, Departure.Raised error, UndoStack undos) {
    for (CatchChecked handler : guarded.catches()) {
      boolean takes =
          handler.catchesAll()
              || handler.errors().stream()
                  .anyMatch(kind -> kind.qualifiedName().equals(error.kind));
      if (takes) {
        if (handler.variable() != null) {
          scope.bind(handler.variable(), record(error));
        }
        run(handler.body(), undos);
        return;
      }
    }
    throw error;
  }

  static Map<String, Object> record(Departure.Raised error) {
    Map<String, Object> record = new LinkedHashMap<>();
    record.put("kind", error.kind);
    record.put("message", error.fields.getOrDefault("message", error.kind));
    record.put("step", "step");
    error.fields.forEach((name, value) -> {
      if (value instanceof java.util.Optional<?> optional) {
        optional.ifPresent(present -> record.putIfAbsent(name, present));
      } else {
        record.putIfAbsent(name, value);
      }
    });
    return record;
  }
}
