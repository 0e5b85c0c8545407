package ai.somagent.soma.label;

import ai.somagent.soma.checked.Label;
import ai.somagent.soma.source.Span;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The labels of a value, each with why it has it. Sets are ordered by their labels alone: of two
 * reasons for one label the first known is kept. Immutable.
 */
public final class LabelSet {
  public static final LabelSet NONE = new LabelSet(new @Nullable LabelOrigin[0]);

  private static final Label[] LABELS = Label.values();

  private final @Nullable LabelOrigin[] origins;

  private LabelSet(@Nullable LabelOrigin[] origins) {
    this.origins = origins;
  }

  /**
   * @param what why, for example {@code `input.text` is}; the label's keyword is added
   */
  public static LabelSet of(Set<Label> labels, Span span, String what) {
    if (labels.isEmpty()) {
      return NONE;
    }
    @Nullable LabelOrigin[] origins = new @Nullable LabelOrigin[LABELS.length];
    for (Label label : labels) {
      String reason = what + " `" + label.keyword() + "`";
      origins[label.ordinal()] = new LabelOrigin(span, reason, null);
    }
    return new LabelSet(origins);
  }

  public boolean isEmpty() {
    return labels().isEmpty();
  }

  public boolean has(Label label) {
    return origin(label) != null;
  }

  /** Why the value has {@code label}, or null when it has not. */
  public @Nullable LabelOrigin origin(Label label) {
    return origins.length == 0 ? null : origins[label.ordinal()];
  }

  /** The labels in their order of declaration. */
  public Set<Label> labels() {
    EnumSet<Label> labels = EnumSet.noneOf(Label.class);
    for (Label label : LABELS) {
      if (has(label)) {
        labels.add(label);
      }
    }
    return labels;
  }

  /** The labels of both. */
  public LabelSet plus(LabelSet other) {
    if (other.origins.length == 0 || this == other) {
      return this;
    }
    if (origins.length == 0) {
      return other;
    }
    @Nullable LabelOrigin[] both = origins.clone();
    boolean grows = false;
    for (int i = 0; i < both.length; i++) {
      if (both[i] == null && other.origins[i] != null) {
        both[i] = other.origins[i];
        grows = true;
      }
    }
    return grows ? new LabelSet(both) : this;
  }

  /** These without {@code labels}. */
  public LabelSet without(Set<Label> labels) {
    if (origins.length == 0 || labels.isEmpty()) {
      return this;
    }
    @Nullable LabelOrigin[] rest = origins.clone();
    for (Label label : labels) {
      rest[label.ordinal()] = null;
    }
    LabelSet set = new LabelSet(rest);
    return set.labels().isEmpty() ? NONE : set;
  }

  /** Those of these that are among {@code labels}. */
  public LabelSet only(Set<Label> labels) {
    EnumSet<Label> others = EnumSet.allOf(Label.class);
    others.removeAll(labels);
    return without(others);
  }

  /** The same labels, with one more thing that took them on. */
  public LabelSet through(Span span, String what) {
    if (origins.length == 0) {
      return this;
    }
    @Nullable LabelOrigin[] further = origins.clone();
    for (int i = 0; i < further.length; i++) {
      if (further[i] != null) {
        further[i] = new LabelOrigin(span, what, further[i]);
      }
    }
    return new LabelSet(further);
  }

  /** The keywords, as in source: {@code untrusted pii}. */
  @Override
  public String toString() {
    return keywords(labels());
  }

  /** The keywords of {@code labels}, the one that matters most last, as the samples write them. */
  public static String keywords(Set<Label> labels) {
    StringBuilder text = new StringBuilder();
    for (int i = LABELS.length - 1; i >= 0; i--) {
      if (labels.contains(LABELS[i])) {
        text.append(text.isEmpty() ? "" : " ").append(LABELS[i].keyword());
      }
    }
    return text.toString();
  }
}
