/** Packs of Rego, which are named here and judged elsewhere. */
@NullMarked
package ai.somagent.soma.contract.rego;

import org.jspecify.annotations.NullMarked;
