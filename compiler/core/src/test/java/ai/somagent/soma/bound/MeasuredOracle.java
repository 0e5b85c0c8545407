package ai.somagent.soma.bound;

import ai.somagent.soma.checked.CheckedOperation;
import ai.somagent.soma.checked.CheckedOperation.ApproveOperation;
import ai.somagent.soma.checked.CheckedOperation.AskOperation;
import ai.somagent.soma.checked.CheckedOperation.CallOperation;
import ai.somagent.soma.checked.CheckedOperation.RunCapsuleOperation;
import ai.somagent.soma.checked.CheckedStep;
import ai.somagent.soma.checked.CheckedStep.CheckpointChecked;
import ai.somagent.soma.checked.CheckedStep.EffectChecked;
import ai.somagent.soma.checked.CheckedStep.RaceChecked;
import ai.somagent.soma.checked.CheckedStep.RetryChecked;
import ai.somagent.soma.checked.CheckedStep.TryChecked;
import ai.somagent.soma.checked.ErrorSymbol;
import ai.somagent.soma.checked.SomaType;
import ai.somagent.soma.checked.ToolActionSymbol;
import ai.somagent.soma.evaluate.Oracle;
import ai.somagent.soma.evaluate.SeededOracle;
import ai.somagent.soma.type.BuiltinErrors;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * A seeded world that measures what a run uses. What a construct writes into the history is taken
 * from anywhere between the least and the most of {@link HistoryCost}; values have their own size.
 * Another attempt of a call that has just failed is the same call.
 */
final class MeasuredOracle implements Oracle {
  private static final int REPAIRS = 2;

  private final Oracle world;
  private final Random random;
  private final Map<CheckedOperation, EffectChecked> effects = new IdentityHashMap<>();
  private final VirtualClock clock;
  private final Deque<Long> childStarts = new ArrayDeque<>();
  private @Nullable CheckedOperation failed;
  private @Nullable RunCapsuleOperation lastChild;
  private int turns = 1;
  private Amounts used;
  private int children;
  private boolean answers;
  private boolean held;

  MeasuredOracle(long seed) {
    this.world = new SeededOracle(seed);
    this.random = new Random(~seed);
    this.clock = new VirtualClock(seed);
    this.used = between(HistoryCost.RUN);
  }

  Amounts used() {
    return used.with(Measure.WALL_MILLIS, clock.wallMillis())
        .with(Measure.FAN_OUT, clock.fanOut())
        .with(Measure.UNDO_MILLIS, clock.undoMillis());
  }

  /** Begins a run that may take so long, after which all that waits is over. */
  void begin(long wallClockMillis) {
    clock.limit(wallClockMillis);
  }

  /** Whether the time of the run may be less than it could be. */
  boolean hasGuessedTimes() {
    return clock.hasGuessed();
  }

  /** Whether a node of a plan was left to a person, which no bound knows of. */
  boolean leftToPeople() {
    return held;
  }

  private Amounts between(HistoryCost cost) {
    Amounts least = cost.least();
    Amounts most = cost.most();
    long tasks = between(least.of(Measure.WORKFLOW_TASKS), most.of(Measure.WORKFLOW_TASKS));
    long fewest = least.of(Measure.EVENTS) - 3 * least.of(Measure.WORKFLOW_TASKS);
    long events = between(fewest, most.of(Measure.EVENTS) - 3 * most.of(Measure.WORKFLOW_TASKS));
    long each = between(HistoryCost.LEAST_EVENT_BYTES, HistoryCost.MOST_EVENT_BYTES);
    return Amounts.NONE
        .with(Measure.EVENTS, events)
        .with(Measure.WORKFLOW_TASKS, tasks)
        .with(Measure.BYTES, (events + 3 * tasks) * each);
  }

  private long between(long least, long most) {
    return least + random.nextLong(most - least + 1);
  }

  /** What a child writes is in a history of its own. */
  private void add(Amounts more) {
    Amounts counted = more;
    if (children > 0) {
      counted =
          Amounts.NONE
              .with(Measure.CALLS, more.of(Measure.CALLS))
              .with(Measure.TOKENS, more.of(Measure.TOKENS))
              .with(Measure.MICRO_USD, more.of(Measure.MICRO_USD))
              .with(Measure.APPROVALS, more.of(Measure.APPROVALS));
    }
    used = used.then(counted);
  }

  private void add(Measure measure, long amount) {
    add(Amounts.NONE.with(measure, amount));
  }

  @Override
  public void taken(CheckedStep step) {
    switch (step) {
      case EffectChecked effect -> effects.put(effect.operation(), effect);
      case CheckpointChecked ignored -> add(between(HistoryCost.CHECKPOINT));
      case TryChecked guarded when guarded.withinMillis() != null ->
          add(between(HistoryCost.DEADLINE));
      default -> {}
    }
  }

  @Override
  @SuppressWarnings("ReferenceEquality") // Two equal calls are two calls.
  public void given(CheckedOperation operation, List<Object> values) {
    boolean again = operation == failed;
    failed = null;
    switch (operation) {
      case CallOperation call -> call(call.action(), values, again);
      case AskOperation ask -> ask(ask, values);
      case RunCapsuleOperation child -> child(child, values);
      case ApproveOperation ignored -> {
        add(between(HistoryCost.APPROVE).with(Measure.APPROVALS, 1));
        add(Measure.BYTES, JsonSize.of(values.subList(values.size() / 2, values.size())) / 8);
      }
      case CheckedOperation.AwaitSignalOperation ignored -> add(between(HistoryCost.AWAIT));
      case CheckedOperation.AwaitUntilOperation ignored -> add(between(HistoryCost.AWAIT));
      case CheckedOperation.SleepOperation ignored -> add(between(HistoryCost.SLEEP));
      case CheckedOperation.EmitOperation ignored -> {
        add(between(HistoryCost.EMIT));
        add(Measure.BYTES, JsonSize.of(values));
      }
      case CheckedOperation.EndorseOperation ignored -> add(between(HistoryCost.ENDORSE));
      case CheckedOperation.RunTaskOperation ignored -> {}
    }
  }

  private void call(ToolActionSymbol action, List<Object> values, boolean again) {
    boolean local = !action.effect().equals("write") && !action.effect().equals("irreversible");
    add(Measure.MICRO_USD, price(action));
    if (!again) {
      add(Measure.CALLS, 1);
      add(between(local || action.idempotent() ? HistoryCost.LOCAL_CALL : HistoryCost.CALL));
      add(Measure.BYTES, JsonSize.of(values));
    }
  }

  private static long price(ToolActionSymbol action) {
    Double usd = action.costUsd();
    return usd == null ? 0 : (long) Math.ceil(usd * 1_000_000);
  }

  /** Turns, each of which reads everything before it. */
  private void ask(AskOperation ask, List<Object> values) {
    int calls = ask.tools().isEmpty() ? 0 : random.nextInt(ask.maxCalls() + 1);
    boolean text =
        ask.answer() instanceof SomaType.ScalarType scalar
            && scalar.scalar() == SomaType.Scalar.STRING;
    turns = 1 + calls + (text ? 0 : random.nextInt(REPAIRS + 1));
    long heard = JsonSize.text(ask.persona().system()) + JsonSize.text(values.getFirst());
    long tokens = 0;
    for (int turn = 0; turn < turns; turn++) {
      add(between(HistoryCost.CALL));
      long answer = between(1, ask.persona().maxTokens());
      tokens += heard + answer;
      heard += answer;
      add(Measure.BYTES, Math.min(heard, HistoryCost.MOST_VALUE_BYTES));
      if (turn < calls) {
        heard += toolCall(ask.tools().get(random.nextInt(ask.tools().size())));
      }
    }
    add(Measure.TOKENS, tokens);
  }

  private long toolCall(ToolActionSymbol tool) {
    add(between(HistoryCost.CALL).with(Measure.CALLS, 1).with(Measure.MICRO_USD, price(tool)));
    return tool.result() == null ? 0 : JsonSize.of(world.value(tool.result()));
  }

  private void child(RunCapsuleOperation child, List<Object> values) {
    add(between(child.detached() ? HistoryCost.START : HistoryCost.CHILD));
    lastChild = child;
    add(Measure.BYTES, JsonSize.of(values));
    EffectChecked effect = effects.get(child);
    CheckedStep.CeilingChecked moved = effect == null ? null : effect.clauses().budget();
    if (child.detached() && moved != null) {
      add(Measure.CALLS, moved.toolCalls() == null ? 0 : moved.toolCalls());
      add(Measure.TOKENS, moved.tokens() == null ? 0 : moved.tokens());
      add(Measure.MICRO_USD, moved.usd() == null ? 0 : (long) Math.ceil(moved.usd() * 1_000_000));
    }
  }

  @Override
  public void child(boolean begins) {
    children += begins ? 1 : -1;
    if (begins) {
      childStarts.push(clock.wallMillis());
      clock.limit(lastChild == null ? null : (Long) lastChild.capsule().budget().wallClockMillis());
      return;
    }
    clock.unlimit();
    long start = childStarts.pop();
    if (children == 0) {
      clock.record(start, clock.wallMillis());
    }
  }

  @Override
  public @Nullable Failure elapse(EffectChecked effect) {
    boolean ended = clock.elapse(effect, turns, children == 0);
    failed = ended ? failed : effect.operation();
    return ended
        ? null
        : new Failure(Objects.requireNonNull(BuiltinErrors.find("Timeout")), Map.of());
  }

  @Override
  public void limit(boolean begins, @Nullable Long millis) {
    if (begins) {
      clock.limit(millis);
    } else {
      clock.unlimit();
    }
  }

  @Override
  public void pause(RetryChecked retry, int attempt) {
    clock.pause(retry, attempt);
  }

  @Override
  public void beside(int window) {
    if (window > 0) {
      clock.fork(window);
    } else {
      clock.join();
    }
  }

  @Override
  public void branch(boolean begins) {
    if (begins) {
      clock.branch();
    } else {
      clock.branched();
    }
  }

  @Override
  public void undoing(boolean begins) {
    clock.undo(begins);
  }

  @Override
  public int winner(RaceChecked race) {
    return clock.winner(race, pick("arm", race.arms().size()));
  }

  @Override
  public void won() {
    clock.won();
  }

  @Override
  public @Nullable Failure failure(CheckedOperation operation, List<ErrorSymbol> kinds) {
    Failure failure = world.failure(operation, kinds);
    failed = failure == null ? null : operation;
    answers = failure == null && !(operation instanceof AskOperation);
    return failure;
  }

  @Override
  public Object value(SomaType type) {
    Object value = world.value(type);
    if (answers) {
      add(Measure.BYTES, JsonSize.of(value));
      answers = false;
    }
    return value;
  }

  /** A person who lets a held node be made again adds to what was worked out. */
  @Override
  public int pick(String what, int count) {
    held |= what.equals("held");
    return what.equals("held") ? 3 : world.pick(what, count);
  }

  @Override
  public boolean happens(String what) {
    return world.happens(what);
  }
}
