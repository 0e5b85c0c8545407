package ai.somagent.soma.archive;

import ai.somagent.soma.manifest.BundleManifest;

/**
 * A bundle that passed the checks every reader makes first.
 *
 * @param manifest what it says of itself
 * @param archive the zip; not to be changed
 */
public record BuiltBundle(BundleManifest manifest, byte[] archive) {}
