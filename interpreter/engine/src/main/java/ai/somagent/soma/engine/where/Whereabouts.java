package ai.somagent.soma.engine.where;

import ai.somagent.soma.engine.state.Fiber;
import ai.somagent.soma.engine.state.MachineState;
import ai.somagent.soma.engine.state.RunTimer;
import ai.somagent.soma.engine.state.Wait;
import ai.somagent.soma.ir.ProgramIr;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the fibers of a run wait for, by id of the fiber. A state does not say since when, so this
 * is carried from event to event beside it. Immutable.
 */
public record Whereabouts(List<FiberWait> waits) {
  /** Before the first step. */
  public static final Whereabouts NONE = new Whereabouts(List.of());

  public Whereabouts {
    waits = List.copyOf(waits);
  }

  /** After an event at {@code now} that led to {@code state}: who still waits keeps its instant. */
  public Whereabouts after(ProgramIr program, MachineState state, Instant now) {
    List<FiberWait> next = new ArrayList<>();
    int known = 0;
    for (Fiber fiber : state.fibers().values()) {
      Wait wait = fiber.awaited();
      String node = fiber.counter();
      if (wait == null || node == null) {
        continue;
      }
      while (known < waits.size() && waits.get(known).fiber() < fiber.id()) {
        known++;
      }
      FiberWait before =
          known < waits.size() && waits.get(known).fiber() == fiber.id() ? waits.get(known) : null;
      String key = WaitKeys.of(program, state, fiber, node);
      Instant since = before != null && isSame(before, node, key, wait) ? before.since() : now;
      next.add(
          new FiberWait(
              fiber.id(), node, key, wait, since, until(state, wait), fiber.pending() != null));
    }
    return new Whereabouts(next);
  }

  private static boolean isSame(FiberWait before, String node, String key, Wait wait) {
    return before.node().equals(node) && before.key().equals(key) && before.awaited().equals(wait);
  }

  private static @Nullable Instant until(MachineState state, Wait wait) {
    Long timer =
        switch (wait) {
          case Wait.CallWait _ -> null;
          case Wait.SleepWait(long id) -> Long.valueOf(id);
          case Wait.SignalWait(String _, Long id) -> id;
          case Wait.ApprovalWait(long _, Long id) -> id;
          case Wait.ConditionWait(Long id) -> id;
          case Wait.HeldWait() -> null;
        };
    RunTimer pending = timer == null ? null : state.timers().get(timer);
    return pending == null ? null : pending.at();
  }
}
