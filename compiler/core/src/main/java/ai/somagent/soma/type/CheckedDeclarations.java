package ai.somagent.soma.type;

import ai.somagent.soma.bind.BoundFile;

/** The checked declarations of a program but for its capsules. */
public final class CheckedDeclarations {
  private final SymbolTable symbols;

  CheckedDeclarations(SymbolTable symbols) {
    this.symbols = symbols;
  }

  SymbolTable symbols() {
    return symbols;
  }

  /** The names that {@code file} sees. */
  public ModuleScope scope(BoundFile file) {
    ModuleScope scope = symbols.scopes().get(file);
    if (scope == null) {
      throw new IllegalArgumentException("not a file of this program: " + file.source());
    }
    return scope;
  }
}
