/**
 * Holds all modules to what they must never know. {@code fixture} is a small world of the same
 * shape in which every rule is broken once, to show that it bites.
 */
@NullMarked
package ai.somagent.soma.architecture;

import org.jspecify.annotations.NullMarked;
