package ai.somagent.soma.api.bundle;

import java.util.List;

/**
 * A bundle that was compiled.
 *
 * @param digest of its manifest, so of everything in it
 * @param name of the bundle
 * @param version of the bundle
 * @param capsules in the order of their ids
 */
public record StoredBundle(
    String digest, String name, String version, List<StoredCapsule> capsules) {
  public StoredBundle {
    capsules = List.copyOf(capsules);
  }

  /**
   * A capsule of it.
   *
   * @param id module and name
   * @param version of the capsule
   * @param program digest of its IR
   */
  public record StoredCapsule(String id, String version, String program) {}
}
