/**
 * {@code soma.json}, the statement a bundle makes about itself. Input: its bytes. Output: a {@link
 * ai.somagent.soma.manifest.BundleManifest}, or findings that say what is wrong with it. Knows
 * nothing of archives and tools.
 */
@NullMarked
package ai.somagent.soma.manifest;

import org.jspecify.annotations.NullMarked;
