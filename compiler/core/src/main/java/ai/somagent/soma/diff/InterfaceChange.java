package ai.somagent.soma.diff;

/**
 * One difference between two interfaces.
 *
 * @param place what it is a part of, for example {@code input.author}
 * @param message what changed and, where that is not plain, whom it breaks; lower case, no stop
 */
public record InterfaceChange(
    ChangeWeight weight, Affected affected, String place, String message) {
  /** Who notices. */
  public enum Affected {
    /** Whoever starts runs and takes their results. */
    CALLERS,
    /** Whoever talks to runs that are going on. */
    LIVE_RUNS
  }
}
