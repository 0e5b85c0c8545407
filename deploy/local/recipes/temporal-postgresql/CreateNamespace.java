import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** Creates namespace {@code args[1]} by the server's HTTP API at {@code args[0]}; a second time is fine. */
class CreateNamespace {
  public static void main(String[] args) throws Exception {
    String body = "{\"namespace\":\"%s\",\"workflowExecutionRetentionPeriod\":\"259200s\"}".formatted(args[1]);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(args[0] + "/api/v1/namespaces"))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    HttpResponse<String> answer =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    boolean there = answer.statusCode() == 409;
    if (answer.statusCode() / 100 != 2 && !there) {
      System.err.println("HTTP " + answer.statusCode() + " " + answer.body());
      System.exit(1);
    }
  }
}
