/**
 * The intermediate representation: what the compiler hands to the machine, and all the machine
 * gets.
 *
 * <p>{@link ai.somagent.soma.ir.ProgramIr} is one capsule: flat, id-addressed nodes, typed slots,
 * tool references and type definitions. Its JSON form ({@code soma.ir/1}) is published as a JSON
 * Schema, hashed in RFC 8785 form and named by that digest everywhere; the source map lies beside
 * it. Knows JSON and nothing else: no source text, no parser, no Temporal.
 */
@NullMarked
package ai.somagent.soma.ir;

import org.jspecify.annotations.NullMarked;
