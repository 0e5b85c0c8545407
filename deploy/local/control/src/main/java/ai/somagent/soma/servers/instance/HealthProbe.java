package ai.somagent.soma.servers.instance;

import ai.somagent.soma.servers.catalogue.HealthCheck;
import ai.somagent.soma.servers.catalogue.Template;
import ai.somagent.soma.servers.process.ServerCommand;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Map;

/** Asks a server once whether it is well. */
record HealthProbe(
    HealthCheck check,
    InstanceFolder folder,
    Map<String, Integer> ports,
    Map<String, String> values,
    Map<String, String> environment,
    String user) {

  private static final int LIMIT_MILLIS = 2_000;

  boolean isHealthy() {
    return switch (check) {
      case HealthCheck.Http http -> answers(http);
      case HealthCheck.Exchange exchange -> exchanges(exchange);
      case HealthCheck.Command command ->
          new ServerCommand(
                      Template.expand(command.command(), values),
                      folder.path(),
                      environment,
                      user,
                      folder.path().resolve("health.log"))
                  .run(LIMIT_MILLIS / 1000)
              == 0;
      case HealthCheck.Log log -> logged(log) && ports.values().stream().allMatch(this::connects);
      case HealthCheck.None none -> true;
    };
  }

  private boolean answers(HealthCheck.Http http) {
    try {
      HttpURLConnection connection =
          (HttpURLConnection)
              URI.create(Template.expand(http.url(), values))
                  .toURL()
                  .openConnection(Proxy.NO_PROXY);
      connection.setConnectTimeout(LIMIT_MILLIS);
      connection.setReadTimeout(LIMIT_MILLIS);
      try (InputStream body = connection.getInputStream()) {
        String text = new String(body.readAllBytes(), StandardCharsets.UTF_8);
        return connection.getResponseCode() / 100 == 2 && text.contains(http.contains());
      } finally {
        connection.disconnect();
      }
    } catch (IOException notYet) {
      return false;
    }
  }

  private boolean exchanges(HealthCheck.Exchange exchange) {
    byte[] expected =
        Template.expand(exchange.expect(), values).getBytes(StandardCharsets.ISO_8859_1);
    try (Socket socket = connect(ports.getOrDefault(exchange.port(), 0))) {
      socket
          .getOutputStream()
          .write(Template.expand(exchange.send(), values).getBytes(StandardCharsets.ISO_8859_1));
      byte[] answer = socket.getInputStream().readNBytes(expected.length);
      return java.util.Arrays.equals(answer, expected);
    } catch (IOException notYet) {
      return false;
    }
  }

  private boolean logged(HealthCheck.Log wanted) {
    try {
      return Files.exists(folder.log())
          && new String(Files.readAllBytes(folder.log()), StandardCharsets.UTF_8)
              .contains(wanted.contains());
    } catch (IOException notYet) {
      return false;
    }
  }

  private boolean connects(int port) {
    try (Socket socket = connect(port)) {
      return socket.isConnected();
    } catch (IOException notYet) {
      return false;
    }
  }

  private static Socket connect(int port) throws IOException {
    Socket socket = new Socket(Proxy.NO_PROXY);
    socket.setSoTimeout(LIMIT_MILLIS);
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), LIMIT_MILLIS);
    return socket;
  }
}
