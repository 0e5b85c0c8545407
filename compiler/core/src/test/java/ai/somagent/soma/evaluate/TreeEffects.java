package ai.somagent.soma.evaluate;

import ai.somagent.soma.checked.CapsuleMember;
import ai.somagent.soma.checked.CapsuleMember.QueryChecked;
import ai.somagent.soma.checked.CapsuleMember.SignalChecked;
import ai.somagent.soma.checked.CapsuleMember.UpdateChecked;
import ai.somagent.soma.checked.CheckedExpression;
import ai.somagent.soma.checked.CheckedOperation;
import ai.somagent.soma.checked.CheckedOperation.ApproveOperation;
import ai.somagent.soma.checked.CheckedOperation.AskOperation;
import ai.somagent.soma.checked.CheckedOperation.AwaitSignalOperation;
import ai.somagent.soma.checked.CheckedOperation.AwaitUntilOperation;
import ai.somagent.soma.checked.CheckedOperation.CallOperation;
import ai.somagent.soma.checked.CheckedOperation.EmitOperation;
import ai.somagent.soma.checked.CheckedOperation.EndorseOperation;
import ai.somagent.soma.checked.CheckedOperation.RunCapsuleOperation;
import ai.somagent.soma.checked.CheckedOperation.RunTaskOperation;
import ai.somagent.soma.checked.CheckedOperation.SleepOperation;
import ai.somagent.soma.checked.CheckedStep;
import ai.somagent.soma.checked.CheckedStep.EffectChecked;
import ai.somagent.soma.checked.CheckedStepParts;
import ai.somagent.soma.checked.ErrorSymbol;
import ai.somagent.soma.checked.LocalSymbol;
import ai.somagent.soma.checked.SomaType;
import ai.somagent.soma.type.BuiltinErrors;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Effects, answered by the oracle, and what arrives from outside while the run waits for them. */
final class TreeEffects {
  private static final int MOST_ARRIVALS = 20;

  private final TreeRun run;
  private final TreeSteps steps;
  private final TreeScope scope;

  TreeEffects(TreeRun run, TreeSteps steps, TreeScope scope) {
    this.run = run;
    this.steps = steps;
    this.scope = scope;
  }

  void perform(EffectChecked effect, UndoStack undos) {
    Object value = attempts(effect);
    if (effect.result() != null) {
      if (value == null) {
        throw new TreeFault("nothing is given for " + effect.result(), new Exception());
      }
      scope.bind(effect.result(), value);
    }
    CheckedStep.UndoChecked undo = effect.clauses().undo();
    if (undo != null) {
      undos.push(undo, scope);
    }
  }

  /** What runs out of the time around it is not attempted again. */
  private @Nullable Object attempts(EffectChecked effect) {
    steps.requireTime();
    run.oracle.limit(true, effect.clauses().withinMillis());
    try {
      return limited(effect);
    } finally {
      run.oracle.limit(false, null);
    }
  }

  private @Nullable Object limited(EffectChecked effect) {
    for (int attempt = 0; ; attempt++) {
      try {
        return attempt(effect);
      } catch (Departure.Raised error) {
        boolean lasting = error.kind.equals("Evaluation") || error.kind.equals("Denied");
        if (lasting || attempt >= Math.min(3, effect.clauses().retry().times())) {
          throw error;
        }
        run.oracle.pause(effect.clauses().retry(), attempt + 1);
      }
    }
  }

  private @Nullable Object attempt(EffectChecked effect) {
    CheckedOperation operation = effect.operation();
    if (!(operation instanceof AwaitUntilOperation)) {
      List<Object> values = new ArrayList<>();
      for (CheckedExpression part : CheckedStepParts.expressions(operation)) {
        values.add(run.evaluate(part, scope));
      }
      run.oracle.given(operation, values);
    }
    arrivals(1);
    boolean inner =
        operation instanceof RunTaskOperation || operation instanceof RunCapsuleOperation;
    Oracle.Failure late = inner ? null : run.oracle.elapse(effect);
    if (late != null) {
      throw new Departure.Raised(late.kind().qualifiedName(), late.fields());
    }
    SomaType decode = effect.clauses().decode();
    Object value =
        switch (operation) {
          case CallOperation call -> {
            String name = call.action().tool() + "." + call.action().action();
            yield answered("call " + name, call, calling(call), or(decode, call.action().result()));
          }
          case RunTaskOperation task -> task(task);
          case RunCapsuleOperation child -> child(child);
          case AskOperation ask ->
              answered("ask " + ask.persona().name(), ask, builtIn(false), ask.answer());
          case ApproveOperation approve -> {
            List<ErrorSymbol> kinds = kinds("Rejected", "Timeout");
            yield answered("approve", approve, kinds, approve.result());
          }
          case AwaitSignalOperation await -> {
            SomaType payload = new SomaType.NamedType(await.signal().payload());
            List<ErrorSymbol> kinds =
                effect.clauses().withinMillis() == null ? List.of() : kinds("Timeout");
            yield answered("await " + await.signal().name(), await, kinds, payload);
          }
          case AwaitUntilOperation await -> {
            until(await);
            yield null;
          }
          case SleepOperation sleep -> answered("sleep", sleep, List.of(), null);
          case EmitOperation emit ->
              answered("emit " + emit.topic().wireName(), emit, List.of(), null);
          case EndorseOperation endorse -> {
            Object endorsed = run.evaluate(endorse.value(), scope);
            answered("endorse", endorse, kinds("Invalid"), null);
            yield fitting(endorsed, endorse);
          }
        };
    return decode != null && value != null && !(operation instanceof CallOperation)
        ? run.oracle.value(decode)
        : value;
  }

  /** What is absent does not fit a type that may not be. */
  private static Object fitting(Object value, EndorseOperation endorse) {
    if (endorse.type().type() instanceof SomaType.OptionalType
        || !(value instanceof Optional<?> maybe)) {
      return value;
    }
    if (maybe.isEmpty()) {
      throw new Departure.Raised("Invalid", Map.of());
    }
    return maybe.get();
  }

  private static @Nullable SomaType or(@Nullable SomaType first, @Nullable SomaType second) {
    return first == null ? second : first;
  }

  private @Nullable Object answered(
      String what, CheckedOperation operation, List<ErrorSymbol> kinds, @Nullable SomaType type) {
    run.note(what);
    Oracle.Failure failure = run.oracle.failure(operation, kinds);
    if (failure != null) {
      throw new Departure.Raised(failure.kind().qualifiedName(), failure.fields());
    }
    return type == null || type instanceof SomaType.NoValueType ? null : run.oracle.value(type);
  }

  private static List<ErrorSymbol> calling(CallOperation call) {
    List<ErrorSymbol> kinds = new ArrayList<>(builtIn(true));
    kinds.addAll(call.action().errors());
    return kinds;
  }

  private static List<ErrorSymbol> builtIn(boolean tool) {
    List<ErrorSymbol> kinds = kinds("Timeout", "Unavailable", "Denied", "Invalid", "LimitExceeded");
    kinds.addAll(tool ? kinds("ToolError") : List.of());
    return kinds;
  }

  private static List<ErrorSymbol> kinds(String... names) {
    List<ErrorSymbol> kinds = new ArrayList<>();
    for (String name : names) {
      kinds.add(Objects.requireNonNull(BuiltinErrors.find(name)));
    }
    return kinds;
  }

  private @Nullable Object task(RunTaskOperation task) {
    run.note("task " + task.task().name());
    for (int i = 0; i < task.arguments().size(); i++) {
      LocalSymbol parameter = task.task().parameters().get(i);
      scope.bind(parameter, run.evaluate(task.arguments().get(i).value(), scope));
    }
    UndoStack own = new UndoStack(steps);
    try {
      steps.run(task.task().steps(), own);
      return null;
    } catch (Departure.Returned end) {
      return end.value;
    } catch (Departure.Raised error) {
      own.unwind();
      throw error;
    }
  }

  private @Nullable Object child(RunCapsuleOperation child) {
    run.note((child.detached() ? "start " : "run ") + child.capsule().name());
    if (child.detached()) {
      return Map.of("id", "child", "capsule", child.capsule().qualifiedName());
    }
    Map<String, Object> input = new LinkedHashMap<>();
    run.expressions
        .arguments(child.arguments(), scope, run.around())
        .forEach((name, value) -> {
          if (value instanceof Optional<?> optional) {
            optional.ifPresent(present -> input.put(name, present));
          } else {
            input.put(name, value);
          }
        });
    run.oracle.child(true);
    TreeResult result = TreeRun.of(child.capsule()).run(input, run.oracle);
    run.oracle.child(false);
    result.trace().forEach(line -> run.note("  " + line));
    return switch (result.outcome()) {
      case TreeOutcome.Completed completed -> completed.value();
      case TreeOutcome.Failed failed -> throw new Departure.Raised(failed.kind(), failed.fields());
    };
  }

  private void until(AwaitUntilOperation await) {
    run.note("await until");
    for (int i = 0; i < MOST_ARRIVALS; i++) {
      if ((Boolean) run.evaluate(await.condition(), scope)) {
        return;
      }
      arrivals(2);
    }
    throw new Departure.Raised("Timeout", Map.of());
  }

  /** Signals with bodies, updates and queries, which come while a run waits. */
  private void arrivals(int most) {
    for (CapsuleMember member : run.capsule.members()) {
      for (int i = 0; i < most && run.oracle.happens("arrival"); i++) {
        switch (member) {
          case SignalChecked signal when signal.body() != null -> {
            for (int p = 0; p < signal.parameters().size(); p++) {
              SomaType type = signal.symbol().parameters().get(p).type();
              scope.bind(signal.parameters().get(p), run.oracle.value(type));
            }
            handle("signal " + signal.symbol().name(), signal.body(), false);
          }
          case UpdateChecked update -> {
            for (int p = 0; p < update.parameters().size(); p++) {
              SomaType type = update.parameterFields().get(p).type();
              scope.bind(update.parameters().get(p), run.oracle.value(type));
            }
            handle("update " + update.name(), update.body(), update.result() != null);
          }
          case QueryChecked query -> {
            run.note("query " + query.name());
            run.evaluate(query.value(), scope);
          }
          default -> {}
        }
      }
    }
  }

  /** A body that fails changes nothing. */
  private void handle(String what, List<CheckedStep> body, boolean gives) {
    run.note(what);
    TreeScope before = scope.copy();
    try {
      steps.run(body, new UndoStack(steps));
      if (gives) {
        throw new TreeFault(what + " gives nothing", new Exception());
      }
    } catch (Departure.Returned end) {
      if (gives != (end.value != null)) {
        throw new TreeFault(what + " gives " + end.value, end);
      }
    } catch (Departure.Raised error) {
      scope.restore(before);
      run.note("refused " + error.kind);
    }
  }
}
