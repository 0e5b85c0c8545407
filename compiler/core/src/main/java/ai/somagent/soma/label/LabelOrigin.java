package ai.somagent.soma.label;

import ai.somagent.soma.source.Span;
import org.jspecify.annotations.Nullable;

/**
 * Why a value has a label: where it came in, and what took it on since.
 *
 * @param span the place, in the text of the capsule or task that is analysed
 * @param what what happens there, for example {@code `input.text` is `untrusted`}
 * @param before the step before this one, or null where the label comes from
 */
public record LabelOrigin(Span span, String what, @Nullable LabelOrigin before) {
  /** Where the label comes from. */
  public LabelOrigin root() {
    LabelOrigin at = this;
    while (at.before != null) {
      at = at.before;
    }
    return at;
  }
}
