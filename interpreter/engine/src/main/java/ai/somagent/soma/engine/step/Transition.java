package ai.somagent.soma.engine.step;

/** What became of a node, frame or event; the tests prove that every one that can be is visited. */
enum Transition {
  /** The fiber went on to the next node. */
  ADVANCED,
  /** A region was entered. */
  ENTERED,
  /** The fiber waits for a call or for children. */
  WAITED,
  /** The fiber waits for the run to go on in a fresh history. */
  HELD,
  /** A region, a fiber or the run came to its end. */
  ENDED,
  /** One more turn began. */
  REPEATED,
  /** Left by {@code yield}. */
  YIELDED,
  /** Left by {@code continue}. */
  CONTINUED,
  /** Left by {@code break}. */
  BROKEN,
  /** An error came up. */
  RAISED,
  /** An error stopped here. */
  CAUGHT,
  /** An error or a jump went through. */
  UNWOUND,
  /** Was stopped from outside. */
  CANCELLED,
  /** An answer that nobody waits for any more. */
  DROPPED,
  /** Meant nothing in this state. */
  IGNORED
}
