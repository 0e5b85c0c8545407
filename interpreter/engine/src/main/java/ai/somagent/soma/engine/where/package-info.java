/**
 * From states to what a run waits for, and since when: for people who ask. Derived, so it is never
 * part of a state. Must not know how the machine steps.
 */
@NullMarked
package ai.somagent.soma.engine.where;

import org.jspecify.annotations.NullMarked;
