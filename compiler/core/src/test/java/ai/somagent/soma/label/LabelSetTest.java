package ai.somagent.soma.label;

import static org.assertj.core.api.Assertions.assertThat;

import ai.somagent.soma.checked.Label;
import ai.somagent.soma.source.Span;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The laws that following labels rests on, for all sets of the three labels. */
class LabelSetTest {
  private static final Span HERE = new Span(0, 1);

  private static List<LabelSet> all() {
    List<LabelSet> all = new ArrayList<>(List.of(LabelSet.NONE));
    for (Label label : Label.values()) {
      for (LabelSet smaller : List.copyOf(all)) {
        EnumSet<Label> labels = EnumSet.of(label);
        labels.addAll(smaller.labels());
        all.add(LabelSet.of(labels, HERE, "it is"));
      }
    }
    return all;
  }

  @Test
  void plus_isTheLeastUpperBound() {
    for (LabelSet a : all()) {
      for (LabelSet b : all()) {
        EnumSet<Label> both = EnumSet.noneOf(Label.class);
        both.addAll(a.labels());
        both.addAll(b.labels());
        assertThat(a.plus(b).labels()).isEqualTo(both);
        assertThat(b.plus(a).labels()).isEqualTo(both);
        for (LabelSet c : all()) {
          assertThat(a.plus(b).plus(c).labels()).isEqualTo(a.plus(b.plus(c)).labels());
        }
      }
    }
  }

  /** Otherwise going over the steps again and again would not end. */
  @Test
  void plus_addsNothingTwice() {
    for (LabelSet a : all()) {
      assertThat(a.plus(a)).isSameAs(a);
      assertThat(a.plus(LabelSet.NONE)).isSameAs(a);
      for (LabelSet b : all()) {
        LabelSet both = a.plus(b);
        assertThat(both.plus(b)).isSameAs(both);
      }
    }
  }

  @Test
  void withoutAndOnly_takeASetApart() {
    for (LabelSet a : all()) {
      for (LabelSet b : all()) {
        Set<Label> labels = b.labels();
        assertThat(a.without(labels).plus(a.only(labels)).labels()).isEqualTo(a.labels());
        assertThat(a.without(labels).only(labels).isEmpty()).isTrue();
      }
    }
  }

  @Test
  void through_keepsTheLabelsAndTheRoot() {
    for (LabelSet a : all()) {
      LabelSet further = a.through(new Span(2, 3), "`b` takes it on");
      assertThat(further.labels()).isEqualTo(a.labels());
      for (Label label : further.labels()) {
        LabelOrigin origin = Objects.requireNonNull(further.origin(label));
        assertThat(origin.root()).isEqualTo(a.origin(label));
      }
    }
  }
}
