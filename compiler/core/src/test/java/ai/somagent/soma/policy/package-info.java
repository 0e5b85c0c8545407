/** Tests of what policies say about programs. */
@NullMarked
package ai.somagent.soma.policy;

import org.jspecify.annotations.NullMarked;
