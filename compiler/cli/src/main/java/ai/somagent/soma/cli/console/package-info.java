/** What commands speak through: streams, exit codes, forms of output. Knows no command. */
@NullMarked
package ai.somagent.soma.cli.console;

import org.jspecify.annotations.NullMarked;
