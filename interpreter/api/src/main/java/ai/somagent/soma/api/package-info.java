/**
 * The HTTP API: bundles in, runs started and watched. {@link ai.somagent.soma.api.ApiServer} starts
 * it with its worker in this process. Input: HTTP. Output: HTTP, every error a problem document
 * (RFC 9457). Knows the worker's public types; must not know Temporal, ANTLR or LSP.
 */
@NullMarked
package ai.somagent.soma.api;

import org.jspecify.annotations.NullMarked;
