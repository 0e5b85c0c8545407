package ai.somagent.soma.servers.proofs;

import ai.somagent.soma.servers.instance.RunningServer;
import ai.somagent.soma.servers.proof.Proof;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;

/** Schemas by their ids, and a rule that keeps an incompatible one out. */
public final class ApicurioProof implements Proof {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String AVRO =
      """
      {"type": "record", "name": "Order", "fields": [{"name": "id", "type": "string"}%s]}
      """;

  private static final String JSON_SCHEMA =
      """
      {"$schema": "http://json-schema.org/draft-07/schema#", "type": "object",
       "properties": {"id": {"type": "string"}}, "required": ["id"]}
      """;

  @Override
  public String server() {
    return "apicurio";
  }

  @Override
  public String action() {
    return "register an Avro and a JSON schema, get both by id, refuse an incompatible version";
  }

  @Override
  public String prove(RunningServer server) throws Exception {
    String group = "/groups/proof-" + UUID.randomUUID();
    String base = server.env("SOMA_APICURIO_URL") + "/apis/registry/v3";
    try (JsonOverHttp registry = JsonOverHttp.at(base)) {
      ProofCheck.same(
          "the version",
          server.recipe().version(),
          registry.get("/system/info").path("version").asText());
      String order = group + "/artifacts/order";
      register(registry, group, "order", "AVRO", AVRO.formatted(""));
      register(registry, group, "thing", "JSON", JSON_SCHEMA);

      registry.sendForText(
          "POST", order + "/rules", "{\"ruleType\": \"COMPATIBILITY\", \"config\": \"BACKWARD\"}");
      String needed = AVRO.formatted(", {\"name\": \"count\", \"type\": \"int\"}");
      ProofCheck.same(
          "the answer to a version that cannot read older data",
          400,
          registry.status("POST", order + "/versions", version(needed).toString()));
      String defaulted =
          AVRO.formatted(", {\"name\": \"count\", \"type\": \"int\", \"default\": 0}");
      registry.send("POST", order + "/versions", version(defaulted).toString());
      ProofCheck.same(
          "the number of versions", 2, registry.get(order + "/versions").path("count").asInt());
      return "both the same by id; a field without a default is refused, with one is version 2";
    }
  }

  private static void register(
      JsonOverHttp registry, String group, String name, String type, String schema)
      throws Exception {
    ObjectNode artifact = JSON.createObjectNode();
    artifact.put("artifactId", name).put("artifactType", type);
    artifact.set("firstVersion", version(schema));
    JsonNode made = registry.send("POST", group + "/artifacts", artifact.toString());
    long id = made.path("version").path("globalId").asLong();
    ProofCheck.that(id > 0, "no id in `" + made + "`");
    ProofCheck.same(
        "the schema by id", JSON.readTree(schema), registry.get("/ids/globalIds/" + id));
  }

  private static ObjectNode version(String schema) {
    ObjectNode version = JSON.createObjectNode();
    version.putObject("content").put("content", schema).put("contentType", "application/json");
    return version;
  }
}
