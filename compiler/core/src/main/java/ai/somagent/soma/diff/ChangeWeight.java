package ai.somagent.soma.diff;

/** What part of a version a change must raise at least, in ascending order. */
public enum ChangeWeight {
  /** Nothing that anybody outside can tell apart. */
  PATCH,
  /** Whatever worked before goes on working. */
  MINOR,
  /** Something that worked before may not. */
  MAJOR
}
