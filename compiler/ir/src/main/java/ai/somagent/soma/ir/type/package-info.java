/** Types of a program as closed descriptors; their serial form is JSON Schema 2020-12. */
@NullMarked
package ai.somagent.soma.ir.type;

import org.jspecify.annotations.NullMarked;
