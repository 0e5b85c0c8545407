/**
 * What runs, calls and clients say to one another through Temporal: payloads, memo keys and failure
 * details. A change here changes recorded histories, so old forms must stay readable. Knows the IR
 * and Temporal's failures; no machine, no tools.
 */
@NullMarked
package ai.somagent.soma.worker.wire;

import org.jspecify.annotations.NullMarked;
