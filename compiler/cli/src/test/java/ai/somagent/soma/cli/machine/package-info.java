/**
 * Generated programs from text to their end: compiled, and run by the machine under a driver that
 * answers, fails, reorders, cancels and rolls over by a seed.
 */
@NullMarked
package ai.somagent.soma.cli.machine;

import org.jspecify.annotations.NullMarked;
