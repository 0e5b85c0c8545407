package ai.somagent.soma.type;

import ai.somagent.soma.bind.BoundFile;
import java.util.Map;

/** The checked declarations of a program but for its capsules. */
public final class CheckedDeclarations {
  private final Map<BoundFile, ModuleScope> scopes;

  CheckedDeclarations(Map<BoundFile, ModuleScope> scopes) {
    this.scopes = Map.copyOf(scopes);
  }

  /** The names that {@code file} sees. */
  public ModuleScope scope(BoundFile file) {
    ModuleScope scope = scopes.get(file);
    if (scope == null) {
      throw new IllegalArgumentException("not a file of this program: " + file.source());
    }
    return scope;
  }
}
