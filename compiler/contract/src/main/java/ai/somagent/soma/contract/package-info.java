/**
 * Contracts of other systems as Soma text: OpenAPI, JSON Schema, tool lists of the Model Context
 * Protocol, Protocol Buffers, manifests of personas, and packs of Rego. Input: the bytes of one
 * file. Output: the text of a module, and what was wrong or lost. Reads no files and no network.
 */
@NullMarked
package ai.somagent.soma.contract;

import org.jspecify.annotations.NullMarked;
