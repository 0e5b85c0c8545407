package ai.somagent.soma.worker;

import ai.somagent.soma.engine.event.MachineEvent;
import ai.somagent.soma.engine.state.MachineState;
import ai.somagent.soma.engine.state.RunOutcome;
import ai.somagent.soma.engine.value.Value;
import ai.somagent.soma.ir.ProgramIr;
import ai.somagent.soma.ir.SourceMap;
import ai.somagent.soma.worker.program.PreparedProgram;
import ai.somagent.soma.worker.recorded.HistoryMismatchException;
import ai.somagent.soma.worker.recorded.RecordedRun;
import ai.somagent.soma.worker.recorded.RecordedStep;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * A recorded run, step by step in both directions. Every step of the program is there: those that
 * left no event as well. Not thread-safe.
 */
public final class RunWalk {
  /** A run of the largest history that servers allow has fewer; each takes some 200 bytes. */
  private static final int MOST = 2_000_000;

  private final PreparedProgram program;
  private final List<Entry> entries = new ArrayList<>();
  private final List<Seen> seen = new ArrayList<>();
  private @Nullable MachineState last;

  /** A node that was executed, before what it belongs to is known. */
  private record Seen(long line, String node, SortedMap<String, Value> visible) {}

  private record Entry(
      Seen seen, Instant at, @Nullable String cause, long historyEvent, @Nullable String end) {}

  private RunWalk(ProgramIr program, String digest, Optional<SourceMap> places) {
    this.program = PreparedProgram.of(digest, program, places);
  }

  /**
   * Walks through {@code history}.
   *
   * @throws IrNotFoundException the store has not the run's program
   * @throws IrRejectedException the stored program is unsound
   * @throws IrStoreException the store cannot be read
   * @throws UnsupportedProgramException the program uses what this version does not run
   * @throws HistoryFormatException this version would not have led to the history
   */
  public static RunWalk of(RunHistory history, IrStore store) throws WorkerException {
    ProgramIr program = store.program(history.program());
    Optional<SourceMap> places = store.sourceMap(history.program());
    UnsupportedProgramException.refuse(program, places);
    RunWalk walk = new RunWalk(program, history.program(), places);
    try {
      RecordedRun.drive(
          walk.program.traced(walk::entering), history.runId(), history.events(), walk::stepped);
    } catch (HistoryMismatchException e) {
      throw new HistoryFormatException(
          "this version would not have led to this history: " + e.getMessage(), e);
    }
    walk.end();
    return walk;
  }

  private void entering(long line, String node, SortedMap<String, Value> visible) {
    if (entries.size() + seen.size() < MOST) {
      seen.add(new Seen(line, node, visible));
    }
  }

  private void stepped(RecordedStep step) {
    String cause = step.event() == null ? "the run begins" : cause(step.event());
    for (Seen each : seen) {
      entries.add(new Entry(each, step.now(), cause, step.historyEvent(), null));
      cause = null;
    }
    seen.clear();
    last = step.state();
  }

  private static String cause(MachineEvent event) {
    return switch (event) {
      case MachineEvent.CallCompleted done -> "call " + done.callId() + " gave its result";
      case MachineEvent.CallFailed failed ->
          "call %d failed with %s: %s"
              .formatted(failed.callId(), failed.error().kind(), failed.error().message());
      case MachineEvent.CallCancelled cancelled -> "call " + cancelled.callId() + " was cancelled";
      case MachineEvent.TimerFired _ -> "a timer fired";
      case MachineEvent.SignalReceived signal -> "the signal `" + signal.signal() + "` came in";
      case MachineEvent.UpdateRequested update ->
          "the update `" + update.update() + "` was asked for";
      case MachineEvent.DecisionMade made ->
          "`%s` decided about `%s`".formatted(made.decision().by().id(), made.approval());
      case MachineEvent.CancelRequested cancel -> "the run was asked to stop: " + cancel.reason();
      case MachineEvent.RollOverSuggested _ -> "the history had grown long";
      case MachineEvent.WallClockExceeded _ -> "the budget of wall-clock time was used up";
    };
  }

  private void end() {
    MachineState state = last;
    if (state == null) {
      return;
    }
    SortedMap<String, Value> visible =
        entries.isEmpty() ? Collections.emptySortedMap() : entries.getLast().seen().visible();
    Instant at = entries.isEmpty() ? state.run().startedAt() : entries.getLast().at();
    long event = entries.isEmpty() ? 0 : entries.getLast().historyEvent();
    entries.add(new Entry(new Seen(0, "", visible), at, null, event, end(state)));
  }

  private static String end(MachineState state) {
    return switch (state.outcome()) {
      case null -> "the recording ends here; the run was still going on";
      case RunOutcome.Completed _ -> "the run completed";
      case RunOutcome.Failed failed ->
          "the run failed with " + failed.error().kind() + ": " + failed.error().message();
      case RunOutcome.Cancelled cancelled -> "the run was cancelled: " + cancelled.reason();
    };
  }

  /** How many steps there are; the last one is the end. */
  public int size() {
    return entries.size();
  }

  /**
   * One step.
   *
   * @param index from 0, below {@link #size}
   */
  public WalkStep at(int index) {
    Entry entry = entries.get(index);
    return new WalkStep(
        entry.at(),
        entry.cause(),
        entry.historyEvent(),
        entry.seen().line(),
        entry.seen().node(),
        program.place(entry.seen().node()),
        values(entry.seen().visible()),
        entry.end());
  }

  /** Where the step stands, without its values. */
  public SourceMap.@Nullable Place place(int index) {
    return program.place(entries.get(index).seen().node());
  }

  private Map<String, JsonNode> values(SortedMap<String, Value> visible) {
    return new WalkValues(program).of(last == null ? null : last.input(), visible);
  }
}
