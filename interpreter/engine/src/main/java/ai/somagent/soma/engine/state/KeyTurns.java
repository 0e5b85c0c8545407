package ai.somagent.soma.engine.state;

/**
 * The turns and attempts around an effect, outermost first, as its key has them: {@code [3]~1}.
 *
 * <p>Where all attempts are the first none is named. Otherwise all are: of two scopes inside one
 * another the second attempt of the one is not that of the other. Not thread-safe.
 */
public final class KeyTurns {
  private final StringBuilder turns = new StringBuilder();
  private final StringBuilder all = new StringBuilder();
  private boolean again;

  /** A turn of a loop, from 0. */
  public void turn(int index) {
    turns.append('[').append(index).append(']');
    all.append('[').append(index).append(']');
  }

  /** An attempt, from 0, of a scope that may have several. */
  public void attempt(int number) {
    all.append('~').append(number);
    again |= number > 0;
  }

  @Override
  public String toString() {
    return again ? all.toString() : turns.toString();
  }
}
