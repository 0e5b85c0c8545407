package ai.somagent.soma.worker;

import java.util.List;

/** A program calls tools that nothing here implements. */
public final class MissingToolsException extends WorkerException {
  private static final long serialVersionUID = 1L;

  private final List<String> missing;

  public MissingToolsException(List<String> missing) {
    super("no implementation for " + String.join(", ", missing), null);
    this.missing = List.copyOf(missing);
  }

  /** One text per action, for people, sorted: {@code `bundle.open` via java "x.Bundle"}. */
  public List<String> missing() {
    return missing;
  }
}
