/**
 * Programs made ready to run: verified IR with its machine and codec, kept by digest. Says what
 * answers from outside mean to the machine. Knows the engine, CEL and the wire; no files.
 */
@NullMarked
package ai.somagent.soma.worker.program;

import org.jspecify.annotations.NullMarked;
