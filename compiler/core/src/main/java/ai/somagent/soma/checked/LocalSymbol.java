package ai.somagent.soma.checked;

import ai.somagent.soma.source.Span;
import java.util.Set;

/**
 * A variable of steps, a parameter of a function or task, a state variable of a capsule, or a
 * variable of a macro. Equal by identity: two variables of one name in sibling blocks are two
 * symbols.
 */
public final class LocalSymbol {
  private final String name;
  private final SomaType type;
  private final Span span;
  private final boolean state;
  private final Set<Label> labels;

  public LocalSymbol(String name, SomaType type, Span span) {
    this(name, type, span, false, Set.of());
  }

  /**
   * @param state whether it is a {@code var}, which {@code set} may change
   * @param labels those its declaration writes; empty where the type is inferred
   */
  public LocalSymbol(String name, SomaType type, Span span, boolean state, Set<Label> labels) {
    this.name = name;
    this.type = type;
    this.span = span;
    this.state = state;
    this.labels = Set.copyOf(labels);
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

  /** Whether it is a {@code var}: may be {@code set}, is never narrowed. */
  public boolean isState() {
    return state;
  }

  /** The labels that its declaration writes. */
  public Set<Label> labels() {
    return labels;
  }

  @Override
  public String toString() {
    return name;
  }
}
