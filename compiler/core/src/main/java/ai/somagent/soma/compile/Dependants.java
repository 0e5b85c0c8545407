package ai.somagent.soma.compile;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds what must be checked again when some declarations have changed: those that use them, and
 * those that use these, and so on. A function that uses one of them in its body alone is checked
 * again, its users only when it has come to mean something else to them.
 */
final class Dependants {
  /** A capsule that names policies is judged by working out what functions give. */
  private static final String JUDGED = "policies";

  private final Map<String, FileOutline> outlines;
  private final boolean bodies;
  private final Set<String> changed = new HashSet<>();
  private final Set<String> maybe = new HashSet<>();
  private final Set<String> judged = new HashSet<>();
  private final Set<String> texts = new LinkedHashSet<>();

  /**
   * @param outlines of all texts as they are now
   */
  Dependants(Map<String, FileOutline> outlines) {
    this(outlines, false);
  }

  private Dependants(Map<String, FileOutline> outlines, boolean bodies) {
    this.outlines = outlines;
    this.bodies = bodies;
  }

  /** Takes {@code names} as changed. */
  void change(Collection<String> names) {
    spread(names);
    if (!bodies && !maybe.isEmpty() && isAnythingJudged()) {
      Dependants all = new Dependants(outlines, true);
      all.spread(changed);
      all.judgedIn(this);
    }
  }

  private boolean isAnythingJudged() {
    WordSet word = WordSet.of(JUDGED);
    return outlines.values().stream().anyMatch(outline -> outline.words().containsAll(word));
  }

  private void judgedIn(Dependants fewer) {
    outlines.forEach((text, outline) -> {
      for (FileOutline.Declaration one : outline.declarations()) {
        if (changed.contains(one.name()) && one.mentions(JUDGED)) {
          fewer.texts.add(text);
          fewer.judged.add(one.name());
        }
      }
    });
  }

  private void spread(Collection<String> names) {
    Deque<String> waiting = new ArrayDeque<>();
    for (String name : names) {
      if (changed.add(name)) {
        waiting.add(name);
      }
    }
    while (!waiting.isEmpty()) {
      String name = waiting.removeFirst();
      WordSet words = WordSet.of(name);
      outlines.forEach((text, outline) -> {
        if (outline.words().containsAll(words)) {
          texts.add(text);
          spread(name, outline, waiting);
        }
      });
    }
  }

  private void spread(String name, FileOutline outline, Deque<String> waiting) {
    for (FileOutline.Declaration user : outline.declarations()) {
      if (!changed.contains(user.name()) && user.mentions(name)) {
        if (!bodies && user.mentionsInside(name)) {
          maybe.add(user.name());
        } else {
          changed.add(user.name());
          waiting.add(user.name());
        }
      }
    }
  }

  /** Names of the texts to check again. */
  Set<String> texts() {
    return texts;
  }

  /** Functions of which it is not known whether they mean the same. */
  List<String> uncertain() {
    List<String> names = new ArrayList<>(maybe);
    names.removeAll(changed);
    return names;
  }

  /** Whether a declaration of this name in one of the texts is to be checked again. */
  boolean isTouched(String name) {
    return changed.contains(name) || maybe.contains(name) || judged.contains(name);
  }
}
