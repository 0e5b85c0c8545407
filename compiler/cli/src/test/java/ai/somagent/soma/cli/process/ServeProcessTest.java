package ai.somagent.soma.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;

/** {@code soma serve} as a whole process. */
final class ServeProcessTest {

  @Test
  void servedApi_answersAndEndsWhenInterrupted() throws Exception {
    try (SomaProcess soma = SomaProcess.start("serve", "--port", "0", "--embedded")) {
      String url = soma.awaitErr(line -> line.startsWith("serving ")).substring(10).strip();
      try (HttpClient client = HttpClient.newHttpClient()) {
        HttpResponse<String> answer =
            client.send(
                HttpRequest.newBuilder(URI.create(url + "/openapi.json")).build(),
                BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("/v1/runs");
      }
      soma.interrupt();
      assertThat(soma.await()).isEqualTo(130);
      assertThat(soma.err()).contains("ending");
    }
  }

  @Test
  void portInUse_isAnEnvironmentErrorThatNamesThePort() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        SomaProcess soma =
            SomaProcess.start(
                "serve", "--port", Integer.toString(taken.getLocalPort()), "--embedded")) {
      assertThat(soma.await()).isEqualTo(3);
      assertThat(soma.err()).contains("port " + taken.getLocalPort() + " is in use");
    }
  }
}
