package ai.somagent.soma.manifest;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A valid manifest.
 *
 * @param name of the bundle
 * @param version semantic version
 * @param description one paragraph for people
 * @param owner {@code team:…} or {@code user:…}
 * @param license SPDX expression
 * @param entry ids of the capsules that users start, as {@code module.name}
 * @param files digest of every file but the manifest, by path
 * @param digest of the manifest's canonical JSON, so of everything in the bundle
 */
public record BundleManifest(
    String name,
    String version,
    String description,
    String owner,
    String license,
    List<String> entry,
    Map<String, String> files,
    String digest) {

  /** Where the manifest stands in a bundle. */
  public static final String PATH = "soma.json";

  /** The format this record is read from. */
  public static final String FORMAT = "soma.bundle/1";

  public BundleManifest {
    entry = List.copyOf(entry);
    files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
  }
}
