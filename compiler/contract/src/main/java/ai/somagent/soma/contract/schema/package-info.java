/** JSON Schema files: types and nothing else. */
@NullMarked
package ai.somagent.soma.contract.schema;

import org.jspecify.annotations.NullMarked;
