package ai.somagent.soma.servers.proofs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

/**
 * A JSON API on loopback, asked with the JDK's client. Close it when done.
 *
 * @param client talks to no proxy
 * @param base address without a final slash
 * @param header name of a header sent with every request; empty for none
 * @param value its value
 */
record JsonOverHttp(HttpClient client, String base, String header, String value)
    implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration LIMIT = Duration.ofSeconds(20);

  static JsonOverHttp at(String base) {
    return at(base, "", "");
  }

  static JsonOverHttp at(String base, String header, String value) {
    HttpClient client =
        HttpClient.newBuilder().proxy(HttpClient.Builder.NO_PROXY).connectTimeout(LIMIT).build();
    return new JsonOverHttp(client, base, header, value);
  }

  static JsonOverHttp withPassword(String base, String user, String password) {
    byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    return at(base, "Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
  }

  /** The same API, asked with another value in the header. */
  JsonOverHttp with(String otherValue) {
    return new JsonOverHttp(client, base, header, otherValue);
  }

  JsonNode get(String path) throws IOException, InterruptedException {
    return JSON.readTree(expected("GET", path, ""));
  }

  /**
   * @return what came back; a missing node when that is nothing
   * @throws IOException for anything but 2xx
   */
  JsonNode send(String method, String path, String body) throws IOException, InterruptedException {
    return JSON.readTree(expected(method, path, body));
  }

  String sendForText(String method, String path, String body)
      throws IOException, InterruptedException {
    return expected(method, path, body);
  }

  /** The status alone, whichever it is. */
  int status(String method, String path, String body) throws IOException, InterruptedException {
    return exchange(method, path, body).statusCode();
  }

  private String expected(String method, String path, String body)
      throws IOException, InterruptedException {
    HttpResponse<String> answer = exchange(method, path, body);
    if (answer.statusCode() / 100 != 2) {
      throw new IOException(
          method + " " + path + " was answered " + answer.statusCode() + ": " + answer.body());
    }
    return answer.body();
  }

  private HttpResponse<String> exchange(String method, String path, String body)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + path))
            .timeout(LIMIT)
            .method(
                method,
                body.isEmpty()
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body))
            .header("Content-Type", "application/json");
    if (!header.isEmpty()) {
      request.header(header, value);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  @Override
  public void close() {
    client.close();
  }
}
