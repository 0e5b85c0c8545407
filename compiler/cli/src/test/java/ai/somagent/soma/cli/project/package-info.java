/** Holds the project file to its schema and its messages. */
@NullMarked
package ai.somagent.soma.cli.project;

import org.jspecify.annotations.NullMarked;
