package ai.somagent.soma.contract.text;

import ai.somagent.soma.bind.NameRules;
import java.util.HashSet;
import java.util.Set;

/** Hands out the names of types and errors of one module, each once. */
public final class TypeNames {
  private final Set<String> taken = new HashSet<>();

  /**
   * A free name near {@code wanted}: in upper case, none of the language's own ({@code Error}
   * becomes {@code ErrorType}), and with a number when others have it.
   */
  public String take(String wanted) {
    String name = SomaWord.upper(wanted);
    String free = NameRules.isBuiltIn(name) ? name + "Type" : name;
    for (int i = 2; !taken.add(free); i++) {
      free = name + i;
    }
    return free;
  }
}
