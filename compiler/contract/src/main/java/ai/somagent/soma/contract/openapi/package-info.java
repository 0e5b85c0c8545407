/** OpenAPI 3.0 and 3.1 as one tool bound to HTTP, with an action for each operation. */
@NullMarked
package ai.somagent.soma.contract.openapi;

import org.jspecify.annotations.NullMarked;
