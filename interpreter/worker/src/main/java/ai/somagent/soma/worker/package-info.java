/**
 * The worker: drives the machine durably on Temporal, and lets others start and watch runs.
 *
 * <p>Input: verified programs by digest from an {@link ai.somagent.soma.worker.IrStore}, tools from
 * a {@link ai.somagent.soma.worker.ToolRegistry}, a Temporal server named by a {@link
 * ai.somagent.soma.worker.TemporalTarget}. Output: runs, seen through {@link
 * ai.somagent.soma.worker.RunClient}. This package is all that the CLI and the API see; no type of
 * Temporal appears in its signatures. It must not know the compiler or any concrete tool.
 */
@NullMarked
package ai.somagent.soma.worker;

import org.jspecify.annotations.NullMarked;
