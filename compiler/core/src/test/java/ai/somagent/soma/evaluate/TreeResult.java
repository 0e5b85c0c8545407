package ai.somagent.soma.evaluate;

import java.util.List;

/**
 * A run that has ended.
 *
 * @param trace what it asked the world for, in order, for example {@code call demo.files.read}
 */
public record TreeResult(TreeOutcome outcome, List<String> trace) {
  public TreeResult {
    trace = List.copyOf(trace);
  }
}
