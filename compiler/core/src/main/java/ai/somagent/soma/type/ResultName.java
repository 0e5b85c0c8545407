package ai.somagent.soma.type;

import ai.somagent.soma.checked.Label;
import ai.somagent.soma.source.Span;
import ai.somagent.soma.syntax.NameSyntax;
import java.util.Set;

/**
 * What to call the variable that holds the result of an effect.
 *
 * @param written whether a {@code let} introduces it, so that the undo of the effect sees it
 */
record ResultName(String text, Span span, boolean written, Set<Label> labels) {
  /** A variable that no author sees. */
  static ResultName hidden(String text, Span span) {
    return new ResultName(text, span, false, Set.of());
  }

  /** The variable of a {@code let}. */
  static ResultName of(NameSyntax name, Set<Label> labels) {
    return new ResultName(name.text(), name.span(), !name.isMissing(), labels);
  }
}
