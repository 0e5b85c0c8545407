package ai.somagent.soma.servers.proofs;

import ai.somagent.soma.servers.instance.RunningServer;
import ai.somagent.soma.servers.proof.Proof;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.UUID;

/** Documents, words in any case and place, a filter and a sum; over the REST interface. */
public final class OpenSearchProof implements Proof {

  private static final String MAPPING =
      """
      {"settings": {"number_of_shards": 1, "number_of_replicas": 0},
       "mappings": {"properties": {
         "text": {"type": "text"}, "kind": {"type": "keyword"}, "amount": {"type": "integer"}}}}
      """;

  private static final List<String> DOCUMENTS =
      List.of(
          "{\"text\": \"The quick brown fox jumps over the dog\", \"kind\": \"a\", \"amount\": 1}",
          "{\"text\": \"A fox and another fox, both red\", \"kind\": \"a\", \"amount\": 20}",
          "{\"text\": \"Nothing of the sort\", \"kind\": \"b\", \"amount\": 300}");

  private static final String QUERY =
      """
      {"query": {"match": {"text": "FOX"}}, "aggs": {"sum": {"sum": {"field": "amount"}}}}
      """;

  private static final String NARROWER =
      """
      {"query": {"bool": {
        "must": {"match_phrase": {"text": "brown fox"}}, "filter": {"term": {"kind": "a"}}}}}
      """;

  @Override
  public String server() {
    return "opensearch";
  }

  @Override
  public String action() {
    return "index 3 documents, find by word, by phrase and filter, sum a field, delete one";
  }

  @Override
  public String prove(RunningServer server) throws Exception {
    String index = "/proof-" + UUID.randomUUID();
    try (JsonOverHttp search = JsonOverHttp.at(server.env("SOMA_OPENSEARCH_URL"))) {
      JsonNode version = search.get("/").path("version");
      ProofCheck.same("the distribution", "opensearch", version.path("distribution").asText());
      ProofCheck.same("the version", server.recipe().version(), version.path("number").asText());
      search.send("PUT", index, MAPPING);
      try {
        return prove(search, index);
      } finally {
        search.send("DELETE", index, "");
      }
    }
  }

  private static String prove(JsonOverHttp search, String index) throws Exception {
    for (int i = 0; i < DOCUMENTS.size(); i++) {
      search.send("PUT", index + "/_doc/" + i + "?refresh=true", DOCUMENTS.get(i));
    }
    JsonNode found = search.send("POST", index + "/_search", QUERY);
    // Twice in a shorter text weighs more.
    ProofCheck.same("what `FOX` finds, best first", List.of("1", "0"), ids(found));
    double sum = found.path("aggregations").path("sum").path("value").asDouble();
    ProofCheck.same("the sum", 21.0, sum);
    ProofCheck.same(
        "what the phrase finds",
        List.of("0"),
        ids(search.send("POST", index + "/_search", NARROWER)));

    search.send("DELETE", index + "/_doc/1?refresh=true", "");
    ProofCheck.same(
        "what `FOX` finds after one is deleted",
        List.of("0"),
        ids(search.send("POST", index + "/_search", QUERY)));
    return "`FOX` found 2 of 3, the better one first, sum 21; 1 after the other was deleted";
  }

  private static List<String> ids(JsonNode found) {
    return found.path("hits").path("hits").findValuesAsText("_id");
  }
}
