package ai.somagent.soma.worker;

/** No program of this digest is in the store. */
public final class IrNotFoundException extends WorkerException {
  private static final long serialVersionUID = 1L;

  private final String digest;

  public IrNotFoundException(String digest) {
    super("no program `" + digest + "` in the store", null);
    this.digest = digest;
  }

  public String digest() {
    return digest;
  }
}
