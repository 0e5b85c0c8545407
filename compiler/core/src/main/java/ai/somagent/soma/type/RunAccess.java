package ai.somagent.soma.type;

/** What expressions of a place may ask of the run they belong to. */
enum RunAccess {
  /** There is no run: constants, functions, triggers. */
  NONE,
  /** Only what stays the same from the start of the run. */
  FIXED,
  ALL
}
