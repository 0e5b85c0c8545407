package ai.somagent.soma.servers.proofs;

import static org.assertj.core.api.Assertions.assertThat;

import ai.somagent.soma.servers.catalogue.Server;
import ai.somagent.soma.servers.instance.RunningServer;
import ai.somagent.soma.servers.junit.RealServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;

@RealServer(Server.OPA)
final class PolicyExampleTest {

  private final HttpClient http = HttpClient.newHttpClient();

  @Test
  void policyWithoutARule_decidesNothing(RunningServer opa) throws Exception {
    URI policy = URI.create(opa.env("SOMA_OPA_URL") + "/v1/policies/example");
    URI decision = URI.create(opa.env("SOMA_OPA_URL") + "/v1/data/example/allow");

    send(HttpRequest.newBuilder(policy).PUT(BodyPublishers.ofString("package example")));

    assertThat(send(HttpRequest.newBuilder(decision).GET()).body()).isEqualTo("{}\n");
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return http.send(request.build(), BodyHandlers.ofString());
  }
}
