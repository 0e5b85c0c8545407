package ai.somagent.soma.bound;

/**
 * The cost model: what each construct writes into the history of a run. Events are counted without
 * those of workflow tasks, of which each writes three. "Measured" is from fetched histories of real
 * runs ({@code docs/benchmarks.md}); "derived" is counted from the events that the server documents
 * for the commands the construct needs.
 */
public enum HistoryCost {
  /** Measured: an empty run has 5 events, 1 task and 408 bytes. */
  RUN(2, 2, 1, 1),
  /** Measured: a sequential activity adds 6 events and 1 task, k at once 3k and 3 a wave. */
  CALL(3, 3, 1, 1),
  /** Measured: a local activity adds 1 event and no task; only reads and idempotent calls. */
  LOCAL_CALL(1, 3, 0, 1),
  /** Measured: a child run adds 9 events and 2 tasks to the parent. */
  CHILD(3, 3, 2, 2),
  /** Derived: initiated and started; the parent does not wait for its end. */
  START(2, 2, 0, 1),
  /** Derived: the request as an activity, the decision, a timer, and closing it when late. */
  APPROVE(1, 9, 1, 3),
  /** Derived: nothing when a signal is queued; else the signal and a timer that ends. */
  AWAIT(0, 3, 0, 2),
  /** Measured: a timer adds 5 events and 1 task; none for a time that has passed. */
  SLEEP(0, 2, 0, 1),
  /** Derived: an outbox record, as a local or a remote activity. */
  EMIT(1, 3, 0, 1),
  /** Derived: at most a marker for the audit. */
  ENDORSE(0, 1, 0, 0),
  /** Derived: at most one change of the search attributes. */
  CHECKPOINT(0, 1, 0, 0),
  /** Derived: the timer of a {@code within}, or of a pause between two attempts. */
  DEADLINE(0, 2, 0, 1),
  /** Derived: a head that loses is asked to stop. */
  LOST_HEAD(0, 1, 0, 0),
  /** Measured: values, branches and state write nothing. */
  PURE(0, 0, 0, 0);

  /** Measured: 65 events with small values take 5.1 KB, so about 80 bytes each. */
  static final long LEAST_EVENT_BYTES = 20;

  /** Derived: the 80 bytes measured, and room for long names. */
  static final long MOST_EVENT_BYTES = 400;

  /** The server refuses a larger value, so that no event holds one (2 MiB). */
  static final long MOST_VALUE_BYTES = 2L << 20;

  /** The server ends a run whose history has more events. */
  static final long HARD_EVENTS = 51_200;

  /** The server ends a run whose history has more bytes (50 MiB). */
  static final long HARD_BYTES = 50L << 20;

  /** From here on the server suggests to roll over, and the machine does at its next point. */
  static final long SUGGESTED_EVENTS = 4_096;

  /** The same in bytes (4 MiB). */
  static final long SUGGESTED_BYTES = 4L << 20;

  /** Activities that the server lets a run have in flight. */
  static final long MOST_IN_FLIGHT = 2_000;

  private final int leastEvents;
  private final int mostEvents;
  private final int leastTasks;
  private final int mostTasks;

  HistoryCost(int leastEvents, int mostEvents, int leastTasks, int mostTasks) {
    this.leastEvents = leastEvents;
    this.mostEvents = mostEvents;
    this.leastTasks = leastTasks;
    this.mostTasks = mostTasks;
  }

  private static Amounts amounts(long events, long tasks, long eventBytes) {
    return Amounts.NONE
        .with(Measure.EVENTS, events)
        .with(Measure.WORKFLOW_TASKS, tasks)
        .with(Measure.BYTES, (events + 3 * tasks) * eventBytes);
  }

  /** The fewest that a run writes. */
  public Amounts least() {
    return amounts(leastEvents, leastTasks, LEAST_EVENT_BYTES);
  }

  /** The most that a run writes, without values. */
  public Amounts most() {
    return amounts(mostEvents, mostTasks, MOST_EVENT_BYTES);
  }
}
