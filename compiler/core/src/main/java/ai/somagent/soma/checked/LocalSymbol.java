package ai.somagent.soma.checked;

import ai.somagent.soma.source.Span;

/**
 * A variable of steps, a parameter of a function, or a variable of a macro. Equal by identity: two
 * variables of one name in sibling blocks are two symbols.
 */
public final class LocalSymbol {
  private final String name;
  private final SomaType type;
  private final Span span;

  public LocalSymbol(String name, SomaType type, Span span) {
    this.name = name;
    this.type = type;
    this.span = span;
  }

  public String name() {
    return name;
  }

  /** The declared or inferred type; a use may be narrower. */
  public SomaType type() {
    return type;
  }

  /** Where the name is introduced. */
  public Span span() {
    return span;
  }

  @Override
  public String toString() {
    return name;
  }
}
