/**
 * What operators do with runs on a Temporal server that somebody runs: look, explain, act, record,
 * replay. Speaks to Temporal only through the worker's own types; compiles nothing.
 */
@NullMarked
package ai.somagent.soma.cli.operate;

import org.jspecify.annotations.NullMarked;
