/** Benchmarks of checking whole workspaces, and of an editor's edits and questions. */
@NullMarked
package ai.somagent.soma.compile.bench;

import org.jspecify.annotations.NullMarked;
