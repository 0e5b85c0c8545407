package ai.somagent.soma.contract.action;

import ai.somagent.soma.contract.text.SomaWord;
import java.util.HashSet;
import java.util.Set;

/** Hands out the names of actions of one tool, each once. */
public final class ActionNames {
  private final Set<String> taken = new HashSet<>();

  /** A free name near {@code wanted}, in lower case, with a number when others have it. */
  public String take(String wanted) {
    String name = SomaWord.lower(wanted);
    String free = name;
    for (int i = 2; !taken.add(free); i++) {
      free = name + i;
    }
    return free;
  }
}
