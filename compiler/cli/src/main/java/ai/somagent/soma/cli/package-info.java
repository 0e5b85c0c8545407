/**
 * The command line: arguments in, exit code out. Reads and writes files, renders diagnostics, and
 * decides nothing about programs. {@code check}, {@code fmt} and {@code version} run on a class
 * path without Temporal and Spring.
 */
@NullMarked
package ai.somagent.soma.cli;

import org.jspecify.annotations.NullMarked;
