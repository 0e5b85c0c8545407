package ai.somagent.soma.servers.proofs;

import ai.somagent.soma.servers.instance.RunningServer;
import ai.somagent.soma.servers.proof.Proof;
import io.temporal.common.SearchAttributes;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;

/** A workflow on the development server, and its web pages. */
public final class TemporalProof implements Proof {

  @Override
  public String server() {
    return "temporal";
  }

  @Override
  public String action() {
    return "a workflow with an activity by a real worker, its history, the web UI";
  }

  @Override
  public String prove(RunningServer server) throws Exception {
    try (TemporalConnection temporal =
        new TemporalConnection(
            server.env("SOMA_TEMPORAL_ADDRESS"), server.env("SOMA_TEMPORAL_NAMESPACE"))) {
      String ran = temporal.runWorkflow(SearchAttributes.EMPTY);
      try (HttpClient http = HttpClient.newHttpClient()) {
        HttpRequest page =
            HttpRequest.newBuilder(URI.create(server.env("SOMA_TEMPORAL_UI"))).build();
        ProofCheck.same(
            "the web UI's answer", 200, http.send(page, BodyHandlers.discarding()).statusCode());
      }
      return ran + "; the web UI answers";
    }
  }
}
