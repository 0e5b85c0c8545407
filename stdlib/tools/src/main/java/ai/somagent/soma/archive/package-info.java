/**
 * Bundles as files: a zip archive read under limits, and the one writer of bundles.
 *
 * <p>Input: a path or bytes. Output: an {@link ai.somagent.soma.archive.Archive} whose every byte
 * is accounted for, or an {@link ai.somagent.soma.archive.ArchiveException} that says why not.
 * Reading never writes to disk. Knows nothing of credentials, compilers or the tools that ask.
 */
@NullMarked
package ai.somagent.soma.archive;

import org.jspecify.annotations.NullMarked;
