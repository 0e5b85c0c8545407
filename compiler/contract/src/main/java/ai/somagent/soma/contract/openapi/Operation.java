package ai.somagent.soma.contract.openapi;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * An operation where it stands.
 *
 * @param method in lower case
 * @param path as the document writes it, with {@code {placeholders}}
 * @param item everything under the path
 */
record Operation(String method, String path, JsonNode item, JsonNode node, String pointer) {}
