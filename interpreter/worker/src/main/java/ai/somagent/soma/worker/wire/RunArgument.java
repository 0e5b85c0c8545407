package ai.somagent.soma.worker.wire;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * The one argument of a run. The program itself never enters the history.
 *
 * @param program its digest
 * @param input an object with the declared input fields
 */
public record RunArgument(String program, JsonNode input) {}
