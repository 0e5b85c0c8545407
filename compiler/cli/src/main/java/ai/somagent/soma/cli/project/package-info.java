/**
 * The project file {@code soma.yaml}: found upwards from where a command starts, read with the
 * place of every mistake. YAML classes load only when there is such a file.
 */
@NullMarked
package ai.somagent.soma.cli.project;

import org.jspecify.annotations.NullMarked;
