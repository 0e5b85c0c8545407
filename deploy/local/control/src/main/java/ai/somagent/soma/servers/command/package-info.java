/**
 * The command {@code servers}: words in, exit code out. In: arguments and the environment. Out:
 * what was done, on standard output; progress and complaints on standard error. Decides nothing
 * about servers.
 */
@NullMarked
package ai.somagent.soma.servers.command;

import org.jspecify.annotations.NullMarked;
