/**
 * Programs made ready to run: verified IR with its machine and codec, kept by digest. Knows the
 * engine and CEL; no Temporal, no files.
 */
@NullMarked
package ai.somagent.soma.worker.program;

import org.jspecify.annotations.NullMarked;
