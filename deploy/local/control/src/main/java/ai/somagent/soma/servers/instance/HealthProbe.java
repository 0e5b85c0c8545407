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
import java.nio.file.Path;
import java.util.Arrays;
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

  private static final int ANSWER_BYTES = 64 * 1024;

  private static final int LOG_BYTES = 1024 * 1024;

  private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");

  boolean isHealthy() {
    return switch (check) {
      case HealthCheck.Http http -> answers(http);
      case HealthCheck.Exchange exchange -> exchanges(exchange);
      case HealthCheck.Command command -> commandSucceeds(command);
      case HealthCheck.Log log -> logged(log) && ports.values().stream().allMatch(this::connects);
      case HealthCheck.None none -> true;
    };
  }

  private boolean commandSucceeds(HealthCheck.Command command) {
    Path log = folder.path().resolve("health.log");
    try {
      // Asked many times: only what it said last is kept.
      Files.deleteIfExists(log);
    } catch (IOException kept) {
      return false;
    }
    return new ServerCommand(
                Template.expand(command.command(), values), folder.path(), environment, user, log)
            .run(LIMIT_MILLIS / 1000)
        == 0;
  }

  private boolean answers(HealthCheck.Http http) {
    try {
      HttpURLConnection connection =
          (HttpURLConnection)
              URI.create(Template.expand(http.url(), values))
                  .toURL()
                  .openConnection(Proxy.NO_PROXY);
      // Where it leads to may not be this machine.
      connection.setInstanceFollowRedirects(false);
      connection.setConnectTimeout(LIMIT_MILLIS);
      connection.setReadTimeout(LIMIT_MILLIS);
      try (InputStream body = connection.getInputStream()) {
        String text = new String(body.readNBytes(ANSWER_BYTES), StandardCharsets.UTF_8);
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
      return Arrays.equals(answer, expected);
    } catch (IOException notYet) {
      return false;
    }
  }

  private boolean logged(HealthCheck.Log wanted) {
    // The log begins anew with each run, so the line is near its beginning.
    try (InputStream log = Files.newInputStream(folder.log())) {
      return new String(log.readNBytes(LOG_BYTES), StandardCharsets.UTF_8)
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
    socket.connect(new InetSocketAddress(LOOPBACK, port), LIMIT_MILLIS);
    return socket;
  }
}
