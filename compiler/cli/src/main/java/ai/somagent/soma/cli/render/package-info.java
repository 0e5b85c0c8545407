/** Diagnostics and results for people (text) and programs (JSON). */
@NullMarked
package ai.somagent.soma.cli.render;

import org.jspecify.annotations.NullMarked;
