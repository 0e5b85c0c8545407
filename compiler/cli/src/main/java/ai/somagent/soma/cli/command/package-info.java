/** One file per command: what it does once its arguments are read. */
@NullMarked
package ai.somagent.soma.cli.command;

import org.jspecify.annotations.NullMarked;
