package ai.somagent.soma.servers.proof;

import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;

/** The proofs on the class path, by server. */
public final class Proofs {

  private final Map<String, Proof> byServer = new TreeMap<>();

  private Proofs() {}

  /**
   * @throws IllegalStateException when two prove the same server
   */
  public static Proofs onClassPath() {
    Proofs proofs = new Proofs();
    for (Proof proof : ServiceLoader.load(Proof.class)) {
      if (proofs.byServer.put(proof.server(), proof) != null) {
        throw new IllegalStateException("two proofs of " + proof.server());
      }
    }
    return proofs;
  }

  public Optional<Proof> of(String server) {
    return Optional.ofNullable(byServer.get(server));
  }
}
