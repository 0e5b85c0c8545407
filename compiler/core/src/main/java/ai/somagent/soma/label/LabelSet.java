package ai.somagent.soma.label;

import ai.somagent.soma.checked.Label;
import ai.somagent.soma.source.Span;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The labels of a value, each with why it has it. Sets are ordered by their labels alone: of two
 * reasons for one label the first known is kept. Immutable.
 */
public final class LabelSet {
  public static final LabelSet NONE = new LabelSet(new EnumMap<>(Label.class));

  /** Never changed. */
  private final EnumMap<Label, LabelOrigin> origins;

  private LabelSet(EnumMap<Label, LabelOrigin> origins) {
    this.origins = origins;
  }

  /**
   * @param what why, for example {@code `input.text` is}; the label's keyword is added
   */
  public static LabelSet of(Set<Label> labels, Span span, String what) {
    if (labels.isEmpty()) {
      return NONE;
    }
    EnumMap<Label, LabelOrigin> origins = new EnumMap<>(Label.class);
    for (Label label : labels) {
      origins.put(label, new LabelOrigin(span, what + " `" + label.keyword() + "`", null));
    }
    return new LabelSet(origins);
  }

  public boolean isEmpty() {
    return origins.isEmpty();
  }

  public boolean has(Label label) {
    return origins.containsKey(label);
  }

  /** Why the value has {@code label}, or null when it has not. */
  public @Nullable LabelOrigin origin(Label label) {
    return origins.get(label);
  }

  /** The labels in their order of declaration. */
  public Set<Label> labels() {
    EnumSet<Label> labels = EnumSet.noneOf(Label.class);
    labels.addAll(origins.keySet());
    return labels;
  }

  /** The labels of both. */
  public LabelSet plus(LabelSet other) {
    if (other.origins.isEmpty() || origins.keySet().containsAll(other.origins.keySet())) {
      return this;
    }
    if (origins.isEmpty()) {
      return other;
    }
    EnumMap<Label, LabelOrigin> both = origins.clone();
    other.origins.forEach(both::putIfAbsent);
    return new LabelSet(both);
  }

  /** These without {@code labels}. */
  public LabelSet without(Set<Label> labels) {
    if (origins.isEmpty() || labels.isEmpty()) {
      return this;
    }
    EnumMap<Label, LabelOrigin> rest = origins.clone();
    rest.keySet().removeAll(labels);
    return rest.isEmpty() ? NONE : new LabelSet(rest);
  }

  /** Those of these that are among {@code labels}. */
  public LabelSet only(Set<Label> labels) {
    if (origins.isEmpty()) {
      return this;
    }
    EnumMap<Label, LabelOrigin> rest = origins.clone();
    rest.keySet().retainAll(labels);
    return rest.isEmpty() ? NONE : new LabelSet(rest);
  }

  /** The same labels, with one more thing that took them on. */
  public LabelSet through(Span span, String what) {
    if (origins.isEmpty()) {
      return this;
    }
    EnumMap<Label, LabelOrigin> further = new EnumMap<>(Label.class);
    origins.forEach((label, origin) -> further.put(label, new LabelOrigin(span, what, origin)));
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
    Label[] all = Label.values();
    for (int i = all.length - 1; i >= 0; i--) {
      if (labels.contains(all[i])) {
        text.append(text.isEmpty() ? "" : " ").append(all[i].keyword());
      }
    }
    return text.toString();
  }
}
