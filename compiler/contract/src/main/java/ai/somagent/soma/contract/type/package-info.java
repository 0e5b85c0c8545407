/**
 * JSON Schema as types of Soma: drafts 7 and 2020-12 and what OpenAPI 3.0 and 3.1 make of them.
 * What Soma cannot say is widened, and said to be. Knows nothing of operations.
 */
@NullMarked
package ai.somagent.soma.contract.type;

import org.jspecify.annotations.NullMarked;
