package ai.somagent.soma.servers.proofs;

import ai.somagent.soma.servers.instance.RunningServer;
import ai.somagent.soma.servers.proof.Proof;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Alertmanager through its HTTP API. Ends the alert and the silence it made. */
public final class AlertmanagerProof implements Proof {

  @Override
  public String server() {
    return "alertmanager";
  }

  @Override
  public String action() {
    return "raise an alert, find it active, silence it, lift the silence";
  }

  @Override
  public String prove(RunningServer server) throws Exception {
    String id = UUID.randomUUID().toString();
    Instant now = Instant.now();
    Instant later = now.plus(Duration.ofMinutes(5));
    try (JsonOverHttp api = JsonOverHttp.at(server.env("SOMA_ALERTMANAGER_URL") + "/api/v2")) {
      raise(api, id, now, later);
      try {
        Eventually.holds("the alert", () -> state(api, id).equals("active"));
        String silence =
            api.send(
                    "POST",
                    "/silences",
                    """
                    {"matchers": [{"name": "proof", "value": "%s", "isRegex": false}],
                     "startsAt": "%s", "endsAt": "%s", "createdBy": "soma", "comment": "proof"}
                    """
                        .formatted(id, now, later))
                .path("silenceID")
                .asText();
        Eventually.holds("the silence", () -> state(api, id).equals("suppressed"));
        ProofCheck.same("the silence", silence, alert(api, id).at("/status/silencedBy/0").asText());
        api.sendForText("DELETE", "/silence/" + silence, "");
        Eventually.holds("the end of the silence", () -> state(api, id).equals("active"));
      } finally {
        raise(api, id, now, now.plusMillis(1));
      }
      Eventually.holds("the end of the alert", () -> state(api, id).isEmpty());
      String version = api.get("/status").at("/versionInfo/version").asText();
      return "Alertmanager " + version + ": active, suppressed, active again, ended";
    }
  }

  /** An alert whose end is past has ended. */
  private static void raise(JsonOverHttp api, String id, Instant starts, Instant ends)
      throws IOException, InterruptedException {
    api.sendForText(
        "POST",
        "/alerts",
        """
        [{"labels": {"alertname": "SomaProof", "proof": "%s"}, "startsAt": "%s", "endsAt": "%s"}]
        """
            .formatted(id, starts, ends));
  }

  private static String state(JsonOverHttp api, String id)
      throws IOException, InterruptedException {
    return alert(api, id).at("/status/state").asText();
  }

  private static JsonNode alert(JsonOverHttp api, String id)
      throws IOException, InterruptedException {
    return api.get("/alerts?filter=proof=" + id).path(0);
  }
}
