package ai.somagent.soma.json;

import ai.somagent.soma.diagnostic.Diagnostic;

/**
 * Something wrong with a program written as JSON.
 *
 * @param pointer the RFC 6901 pointer to the value it is about; empty for the whole document
 * @param diagnostic the message; its spans are places in the JSON text
 */
public record JsonProblem(String pointer, Diagnostic diagnostic) {}
