package ai.somagent.soma.servers.proofs;

import ai.somagent.soma.servers.instance.RunningServer;
import ai.somagent.soma.servers.proof.Proof;
import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Prometheus through its HTTP API: it is told of a program that exports a metric, asks it, and
 * raises the alarm when the program goes away. Takes some seconds, because Prometheus looks at its
 * lists of targets and of Alertmanagers every five.
 */
public final class PrometheusProof implements Proof {

  private static final String METRIC = "# TYPE soma_proof gauge\nsoma_proof 42\n";

  @Override
  public String server() {
    return "prometheus";
  }

  @Override
  public String action() {
    return "query a metric of a program of ours, end the program, find the alert in Alertmanager";
  }

  @Override
  public String prove(RunningServer server) throws Exception {
    HttpServer exporter = exporter();
    String target = "127.0.0.1:" + exporter.getAddress().getPort();
    Path targets =
        server.folder().resolve("data/targets/" + exporter.getAddress().getPort() + ".json");
    try (JsonOverHttp api = JsonOverHttp.at(server.env("SOMA_PROMETHEUS_URL") + "/api/v1")) {
      announce(targets, target);
      exporter.start();
      String query = "soma_proof{instance=\"" + target + "\"}";
      Eventually.holds("the metric", () -> value(api, query).equals("42"));
      exporter.stop(0);
      try (JsonOverHttp alertmanager = JsonOverHttp.at(alertmanager(api))) {
        Eventually.holds("the alert", () -> alerted(alertmanager, target));
      }
      return "soma_proof = 42, and TargetDown at Alertmanager when " + target + " was gone";
    } finally {
      exporter.stop(0);
      Files.deleteIfExists(targets);
    }
  }

  private static HttpServer exporter() throws IOException {
    HttpServer exporter =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    byte[] body = METRIC.getBytes(StandardCharsets.UTF_8);
    exporter.createContext(
        "/metrics",
        exchange -> {
          try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
          }
        });
    return exporter;
  }

  /** Prometheus may run as another user; the file appears whole. */
  private static void announce(Path targets, String target) throws IOException {
    Path next = targets.resolveSibling(targets.getFileName() + ".new");
    Files.writeString(next, "[{\"targets\": [\"" + target + "\"]}]");
    Files.setPosixFilePermissions(next, PosixFilePermissions.fromString("rw-r--r--"));
    Files.move(next, targets);
  }

  private static String value(JsonOverHttp api, String query)
      throws IOException, InterruptedException {
    return api.get("/query?query=" + URLEncoder.encode(query, StandardCharsets.UTF_8))
        .at("/data/result/0/value/1")
        .asText();
  }

  /** The one that Prometheus itself says it sends to. */
  private static String alertmanager(JsonOverHttp api) throws Exception {
    String path = "/data/activeAlertmanagers/0/url";
    Eventually.holds("an Alertmanager", () -> !api.get("/alertmanagers").at(path).isMissingNode());
    URI url = URI.create(api.get("/alertmanagers").at(path).asText());
    return "http://" + url.getAuthority() + "/api/v2";
  }

  private static boolean alerted(JsonOverHttp alertmanager, String target)
      throws IOException, InterruptedException {
    for (JsonNode alert : alertmanager.get("/alerts?active=true")) {
      if (alert.at("/labels/alertname").asText().equals("TargetDown")
          && alert.at("/labels/instance").asText().equals(target)) {
        return true;
      }
    }
    return false;
  }
}
