package ai.somagent.soma.lower;

import ai.somagent.soma.checked.Label;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** Labels as the words of the IR. */
final class LabelLowering {
  private LabelLowering() {}

  /** Sorted. */
  static List<String> lower(Set<Label> labels) {
    List<String> words = new ArrayList<>(labels.size());
    for (Label label : labels) {
      words.add(label.keyword());
    }
    Collections.sort(words);
    return words;
  }
}
