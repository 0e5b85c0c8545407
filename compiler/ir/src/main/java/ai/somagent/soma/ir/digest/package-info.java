/** RFC 8785 canonical JSON and the digests over it. */
@NullMarked
package ai.somagent.soma.ir.digest;

import org.jspecify.annotations.NullMarked;
