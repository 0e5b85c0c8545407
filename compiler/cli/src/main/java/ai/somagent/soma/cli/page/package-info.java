/** The pages of {@code docs/errors} as the command line brings them. Knows no command. */
@NullMarked
package ai.somagent.soma.cli.page;

import org.jspecify.annotations.NullMarked;
