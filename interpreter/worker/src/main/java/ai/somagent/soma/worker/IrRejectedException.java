package ai.somagent.soma.worker;

import java.util.List;

/** What lies under a digest is not that program, or not a sound one. */
public final class IrRejectedException extends WorkerException {
  private static final long serialVersionUID = 1L;

  private final String digest;
  private final List<String> reasons;

  public IrRejectedException(String digest, List<String> reasons) {
    super("program `" + digest + "` is refused: " + String.join("; ", reasons), null);
    this.digest = digest;
    this.reasons = List.copyOf(reasons);
  }

  public String digest() {
    return digest;
  }

  /** One sentence each, at least one. */
  public List<String> reasons() {
    return reasons;
  }
}
