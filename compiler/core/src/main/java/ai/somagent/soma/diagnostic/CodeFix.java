package ai.somagent.soma.diagnostic;

import java.util.List;

/**
 * A titled set of edits of the diagnostic's own text; applying all of them removes the diagnostic.
 *
 * @param title an imperative phrase, for example {@code Rename to `artifact`}
 * @param edits not empty, not overlapping
 */
public record CodeFix(String title, List<TextEdit> edits) {
  public CodeFix {
    edits = List.copyOf(edits);
  }
}
