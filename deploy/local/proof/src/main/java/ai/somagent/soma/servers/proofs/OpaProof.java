package ai.somagent.soma.servers.proofs;

import ai.somagent.soma.servers.instance.RunningServer;
import ai.somagent.soma.servers.proof.Proof;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.UUID;

/** OPA has no client library of its own for its REST interface: it is plain HTTP. */
public final class OpaProof implements Proof {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Override
  public String server() {
    return "opa";
  }

  @Override
  public String action() {
    return "put a Rego v1 policy, ask it for decisions that allow and deny, refuse a broken one";
  }

  @Override
  public String prove(RunningServer server) throws Exception {
    String url = server.env("SOMA_OPA_URL") + "/v1/";
    String name = "proof_" + UUID.randomUUID().toString().replace("-", "");
    String policy =
        """
        package %s

        default allow := false

        allow if {
          input.user == "ada"
          input.action in {"read", "list"}
        }
        """
            .formatted(name);
    try (HttpClient http = HttpClient.newHttpClient()) {
      ProofCheck.same(
          "the answer to the policy",
          200,
          put(http, url + "policies/" + name, policy).statusCode());
      try {
        ProofCheck.same("ada's right to read", true, decide(http, url + "data/" + name, "read"));
        ProofCheck.same("ada's right to write", false, decide(http, url + "data/" + name, "write"));
        HttpResponse<String> broken = put(http, url + "policies/broken_" + name, "package 1");
        ProofCheck.same("the answer to a broken policy", 400, broken.statusCode());
        return "read is allowed, write is denied, a broken policy is refused: "
            + JSON.readTree(broken.body()).path("code").asText();
      } finally {
        send(http, request(url + "policies/" + name).DELETE());
      }
    }
  }

  private static boolean decide(HttpClient http, String url, String action) throws Exception {
    String input = "{\"input\":{\"user\":\"ada\",\"action\":\"%s\"}}".formatted(action);
    HttpResponse<String> answer =
        send(
            http,
            request(url + "/allow")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(input)));
    JsonNode result = JSON.readTree(answer.body()).path("result");
    ProofCheck.that(result.isBoolean(), "no decision in `" + answer.body() + "`");
    return result.asBoolean();
  }

  private static HttpResponse<String> put(HttpClient http, String url, String policy)
      throws Exception {
    return send(
        http,
        request(url).header("Content-Type", "text/plain").PUT(BodyPublishers.ofString(policy)));
  }

  private static HttpRequest.Builder request(String url) {
    return HttpRequest.newBuilder(URI.create(url));
  }

  private static HttpResponse<String> send(HttpClient http, HttpRequest.Builder request)
      throws Exception {
    return http.send(request.build(), BodyHandlers.ofString());
  }
}
