package ai.somagent.soma.evaluate;

import ai.somagent.soma.checked.CapsuleMember.StateChecked;
import ai.somagent.soma.checked.CheckedCapsule;
import ai.somagent.soma.checked.CheckedExpression;
import ai.somagent.soma.checked.FieldSymbol;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs checked capsules against an oracle. Not thread-safe. */
public final class TreeRun {
  /** Steps after which a run is taken to go on for ever, which no program can. */
  static final int MOST_STEPS = 200_000;

  final TreeExpressions expressions = new TreeExpressions();
  final CheckedCapsule capsule;
  final List<String> trace = new ArrayList<>();
  Oracle oracle = new SeededOracle(0);
  private final Map<String, Object> around = new LinkedHashMap<>();
  private int steps;

  private TreeRun(CheckedCapsule capsule) {
    this.capsule = capsule;
  }

  /** Of a capsule or plan without errors. */
  public static TreeRun of(CheckedCapsule capsule) {
    return new TreeRun(capsule);
  }

  /**
   * Runs once.
   *
   * @param input the fields that are given; others take their defaults
   * @throws TreeFault the program went wrong in a way that its types exclude
   */
  public TreeResult run(Map<String, Object> input, Oracle answers) {
    oracle = answers;
    trace.clear();
    steps = 0;
    TreeScope scope = new TreeScope();
    around.clear();
    around.put("run", context());
    around.put("input", complete(input, scope));
    TreeSteps main = new TreeSteps(this, scope);
    capsule.members().stream()
        .filter(StateChecked.class::isInstance)
        .map(StateChecked.class::cast)
        .forEach(state -> scope.bind(state.variable(), evaluate(state.value(), scope)));
    return new TreeResult(outcome(main), trace);
  }

  /** An input from the oracle, for a run of this capsule. */
  public Map<String, Object> anyInput(Oracle answers) {
    Map<String, Object> input = new LinkedHashMap<>();
    for (FieldSymbol field : capsule.input()) {
      if (answers.value(field.type()) instanceof Optional<?> optional) {
        optional.ifPresent(value -> input.put(field.name(), value));
      } else {
        input.put(field.name(), answers.value(field.type()));
      }
    }
    return input;
  }

  Object evaluate(CheckedExpression expression, TreeScope scope) {
    return expressions.evaluate(expression, scope, around);
  }

  Map<String, Object> around() {
    return around;
  }

  void note(String what) {
    trace.add(what);
  }

  void step() {
    steps++;
    if (steps > MOST_STEPS) {
      throw new TreeFault("more than " + MOST_STEPS + " steps", new Exception());
    }
  }

  private TreeOutcome outcome(TreeSteps main) {
    UndoStack undos = new UndoStack(main);
    try {
      main.run(capsule.steps(), undos);
      return new TreeOutcome.Completed(null);
    } catch (Departure.Returned end) {
      return new TreeOutcome.Completed(end.value);
    } catch (Departure.Raised error) {
      return undos.unwind()
          ? new TreeOutcome.Failed(error.kind, error.fields)
          : new TreeOutcome.Failed("UndoFailed", Map.of());
    }
  }

  private Map<String, Object> complete(Map<String, Object> input, TreeScope scope) {
    Map<String, Object> whole = new LinkedHashMap<>();
    for (FieldSymbol field : capsule.input()) {
      Object given = input.get(field.name());
      if (given != null) {
        whole.put(field.name(), given);
      } else if (field.defaultValue() != null) {
        whole.put(field.name(), evaluate(field.defaultValue(), scope));
      }
    }
    return whole;
  }

  private static Map<String, Object> context() {
    Map<String, Object> run = new LinkedHashMap<>();
    run.put("id", "run-1");
    run.put("tenant", "acme");
    run.put("user", "ada");
    run.put("started_at", Instant.ofEpochSecond(1_760_000_000L));
    run.put("now", Instant.ofEpochSecond(1_760_000_060L));
    run.put("checkpoint", "");
    run.put("spent", Map.of("tokens", 0L, "usd", 0.0));
    run.put("remaining", Map.of("tokens", 1_000L, "usd", 1.0));
    return run;
  }
}
