/** Manifests of personas as declarations of personas. */
@NullMarked
package ai.somagent.soma.contract.persona;

import org.jspecify.annotations.NullMarked;
