package ai.somagent.soma.worker;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A run to start.
 *
 * @param runId chosen by the caller, unique among all runs; starting it twice gives one run
 * @param program digest of a program that the workers' store holds
 * @param capsule the capsule's id, for Temporal's own views
 * @param input the run's argument: an object with the declared input fields
 */
public record RunRequest(String runId, String program, String capsule, JsonNode input) {}
