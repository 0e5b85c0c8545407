package ai.somagent.soma.bound;

import ai.somagent.soma.checked.CheckedOperation;
import ai.somagent.soma.checked.CheckedOperation.AskOperation;
import ai.somagent.soma.checked.CheckedOperation.CallOperation;
import ai.somagent.soma.checked.CheckedOperation.SleepOperation;
import ai.somagent.soma.checked.CheckedStep.EffectChecked;
import ai.somagent.soma.checked.CheckedStep.RaceArmChecked;
import ai.somagent.soma.checked.CheckedStep.RaceChecked;
import ai.somagent.soma.checked.CheckedStep.RetryChecked;
import ai.somagent.soma.type.ConstantFolder;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * The time of a run, in milliseconds from its begin. Each effect takes a seeded time that its
 * clauses allow; what runs side by side begins at the same time, and what runs out of the time
 * around it is over at that time. Undoing has a time of its own.
 */
final class VirtualClock {
  private static final long FOR_EVER = Long.MAX_VALUE;
  private static final long HOUR = 3_600_000;
  private static final int PAUSES = 62;

  private final Random random;
  private final Deque<Beside> besides = new ArrayDeque<>();
  private final Deque<Long> deadlines = new ArrayDeque<>();
  private final List<Interval> activities = new ArrayList<>();
  private final Deque<Long> undos = new ArrayDeque<>();
  private long now;
  private long undoing;
  private long decided = -1;
  private boolean guessed;

  VirtualClock(long seed) {
    this.random = new Random(seed * 31 + 7);
  }

  /** What was in flight from {@code start} to {@code end}. */
  private record Interval(long start, long end) {}

  /** Branches of which {@code window} run at once. */
  private static final class Beside {
    final long start;
    final int window;
    final PriorityQueue<Long> ends = new PriorityQueue<>();
    long last;

    Beside(long start, int window) {
      this.start = start;
      this.window = window;
      this.last = start;
    }
  }

  long wallMillis() {
    return now;
  }

  long undoMillis() {
    return undoing;
  }

  /** Whether a race was decided without knowing how long a block in it takes. */
  boolean hasGuessed() {
    return guessed;
  }

  /** The most activities in flight at one time. */
  long fanOut() {
    long most = 0;
    for (Interval one : activities) {
      long beside =
          activities.stream().filter(i -> i.start <= one.start && one.start < i.end).count();
      most = Math.max(most, beside);
    }
    return most;
  }

  // ---- limits -----------------------------------------------------------------------------------

  void limit(@Nullable Long millis) {
    deadlines.push(millis == null ? FOR_EVER : now + millis);
  }

  void unlimit() {
    deadlines.pop();
  }

  /** What is left of the time around here; undoing is not limited from outside. */
  private long left() {
    long left = FOR_EVER;
    for (long deadline : deadlines) {
      if (deadline == -1) {
        break;
      }
      left = Math.min(left, deadline == FOR_EVER ? FOR_EVER : Math.max(0, deadline - now));
    }
    return left;
  }

  // ---- side by side -----------------------------------------------------------------------------

  void fork(int window) {
    besides.push(new Beside(now, window));
  }

  void branch() {
    Beside beside = besides.element();
    now = beside.ends.size() < beside.window ? beside.start : beside.ends.remove();
  }

  void branched() {
    Beside beside = besides.element();
    beside.ends.add(now);
    beside.last = Math.max(beside.last, now);
  }

  /** A branch that has failed is still open. */
  void join() {
    now = Math.max(now, besides.pop().last);
  }

  /**
   * The arm whose head is the first to end. How long a block takes is known when it has ended, so
   * one wins when it is picked, or where the others are sleeps; a wait or call that wins over one
   * ends at once.
   */
  int winner(RaceChecked race, int picked) {
    List<Long> times = new ArrayList<>();
    for (RaceArmChecked arm : race.arms()) {
      EffectChecked head = head(arm);
      times.add(head == null ? FOR_EVER : time(head, 1));
    }
    int block = times.indexOf(FOR_EVER);
    EffectChecked head = head(race.arms().get(picked));
    int winner = picked;
    if (block < 0) {
      winner = times.indexOf(Collections.min(times));
    } else if (head != null && head.operation() instanceof SleepOperation) {
      winner = block;
    } else if (head != null) {
      guessed = true;
      times.set(picked, 0L);
    }
    decided = times.get(winner) == FOR_EVER ? -1 : times.get(winner);
    long others = block >= 0 && winner == picked && head != null ? 0 : FOR_EVER;
    for (int i = 0; i < times.size(); i++) {
      others = i == winner ? others : Math.min(others, times.get(i));
    }
    limit(others == FOR_EVER ? null : (Long) others);
    if (decided > 0) {
      losers(race, winner, decided);
    }
    return winner;
  }

  /** What is in flight until the winner's head has ended. */
  private void losers(RaceChecked race, int winner, long millis) {
    for (int i = 0; i < race.arms().size(); i++) {
      EffectChecked head = head(race.arms().get(i));
      if (i != winner && head != null && isActivity(head.operation())) {
        record(now, now + Math.min(millis, left()));
      }
    }
  }

  /** The head of the winner has ended. */
  void won() {
    decided = -1;
    guessed |= left() == 0;
    unlimit();
  }

  private static @Nullable EffectChecked head(RaceArmChecked arm) {
    return arm.head().size() == 1
            && arm.head().getFirst() instanceof EffectChecked effect
            && !(effect.operation() instanceof CheckedOperation.RunTaskOperation)
            && !(effect.operation() instanceof CheckedOperation.RunCapsuleOperation)
        ? effect
        : null;
  }

  // ---- effects ----------------------------------------------------------------------------------

  /**
   * One attempt of an effect.
   *
   * @param turns of the model, when it is one
   * @return whether it ended before the time around it was over
   */
  boolean elapse(EffectChecked effect, int turns, boolean own) {
    long takes = decided >= 0 ? decided : time(effect, turns);
    decided = -1;
    long left = left();
    long start = now;
    boolean ended = takes <= left;
    now += Math.min(takes, left);
    if (own && isActivity(effect.operation())) {
      record(start, now);
    }
    return ended;
  }

  /** A child run that began at {@code start}. */
  void record(long start, long end) {
    if (undos.isEmpty() && start < end) {
      activities.add(new Interval(start, end));
    }
  }

  private static boolean isActivity(CheckedOperation operation) {
    return operation instanceof CallOperation || operation instanceof AskOperation;
  }

  private long time(EffectChecked effect, int turns) {
    Long within = effect.clauses().withinMillis();
    Long timeout = effect.clauses().timeoutMillis();
    return switch (effect.operation()) {
      case CallOperation ignored -> any(timeout == null ? HOUR : timeout);
      case AskOperation ignored -> any((timeout == null ? HOUR : timeout) * turns);
      case SleepOperation sleep -> sleep(sleep);
      case CheckedOperation.ApproveOperation ignored -> any(within == null ? HOUR : within);
      case CheckedOperation.AwaitSignalOperation ignored -> any(within == null ? HOUR : within);
      case CheckedOperation.AwaitUntilOperation ignored -> any(within == null ? HOUR : within);
      case CheckedOperation.EmitOperation ignored -> 0;
      case CheckedOperation.EndorseOperation ignored -> 0;
      case CheckedOperation.RunTaskOperation ignored -> 0;
      case CheckedOperation.RunCapsuleOperation ignored -> 0;
    };
  }

  private long sleep(SleepOperation sleep) {
    boolean known = !sleep.until() && ConstantFolder.fold(sleep.value()) instanceof Duration;
    return known && ConstantFolder.fold(sleep.value()) instanceof Duration time
        ? Math.max(0, time.toMillis())
        : any(HOUR);
  }

  /** Often next to nothing, often the most; what is in flight is so for some time. */
  private long any(long longest) {
    long most = Math.clamp(longest, 0, 1_000 * HOUR);
    return switch (random.nextInt(4)) {
      case 0 -> Math.min(1, most);
      case 1 -> most;
      default -> Math.min(most, 1 + random.nextLong(most + 1));
    };
  }

  /** The pause before attempt {@code attempt}, counted from 1. */
  void pause(RetryChecked retry, int attempt) {
    long pause = retry.backoffFromMillis();
    for (int i = 1; i < Math.min(attempt, PAUSES) && pause < retry.backoffToMillis(); i++) {
      pause *= 2;
    }
    now += Math.min(Math.min(pause, retry.backoffToMillis()), left());
  }

  // ---- undoing ----------------------------------------------------------------------------------

  void undo(boolean begins) {
    if (begins) {
      undos.push(now);
      deadlines.push(-1L);
    } else {
      deadlines.pop();
      long before = undos.pop();
      undoing += undos.isEmpty() ? now - before : 0;
      now = undos.isEmpty() ? before : now;
    }
  }
}
