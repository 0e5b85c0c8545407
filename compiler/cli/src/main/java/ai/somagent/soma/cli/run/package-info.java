/**
 * What {@code soma run} needs around a run: the Temporal to run on, the input, progress on the
 * terminal, and Ctrl-C. Speaks to Temporal only through the worker's own types.
 */
@NullMarked
package ai.somagent.soma.cli.run;

import org.jspecify.annotations.NullMarked;
