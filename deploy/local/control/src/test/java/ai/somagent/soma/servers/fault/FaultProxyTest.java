package ai.somagent.soma.servers.fault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.somagent.soma.servers.instance.RunningServer;
import ai.somagent.soma.servers.instance.TestSessions;
import ai.somagent.soma.servers.process.Listener;
import ai.somagent.soma.servers.process.Listeners;
import ai.somagent.soma.servers.process.ProcessIdentity;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The proxy between real sockets, and in front of a real Redis. */
@Timeout(30)
final class FaultProxyTest {

  private ServerSocket server;
  private FaultProxy proxy;

  @BeforeEach
  void open() throws IOException {
    server = new ServerSocket(0, 50, FaultProxy.LOOPBACK);
    proxy = FaultProxy.open(server.getLocalPort());
  }

  @AfterEach
  void close() throws IOException {
    proxy.close();
    server.close();
  }

  private Socket client() throws IOException {
    Socket client = new Socket(InetAddress.ofLiteral("127.0.0.1"), proxy.port());
    client.setSoTimeout(10_000);
    return client;
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static String read(Socket socket, int count) throws IOException {
    return new String(socket.getInputStream().readNBytes(count), StandardCharsets.US_ASCII);
  }

  @Test
  void halfClosedStream_otherDirectionGoesOn() throws IOException {
    try (Socket client = client();
        Socket served = server.accept()) {
      send(client, "question");
      client.shutdownOutput();

      assertThat(new String(served.getInputStream().readAllBytes(), UTF_8)).isEqualTo("question");
      send(served, "answer");
      served.shutdownOutput();
      assertThat(new String(client.getInputStream().readAllBytes(), UTF_8)).isEqualTo("answer");
    }
    awaitNoConnections();
  }

  private void awaitNoConnections() {
    while (proxy.connections() > 0) {
      Thread.onSpinWait();
    }
  }

  @Test
  void largeStreamToASlowReader_arrivesWhole() throws Exception {
    byte[] sent = new byte[3_000_000];
    new Random(1).nextBytes(sent);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        Socket client = client();
        Socket served = server.accept()) {
      Future<?> sending =
          threads.submit(() -> {
            client.getOutputStream().write(sent);
            client.shutdownOutput();
            return null;
          });
      Thread.sleep(50);
      assertThat(served.getInputStream().readAllBytes()).isEqualTo(sent);
      sending.get();
    }
  }

  @Test
  void delayed_nothingArrivesBeforeItsTime() throws IOException {
    try (Socket client = client();
        Socket served = server.accept()) {
      proxy.delay(Duration.ofMillis(150));
      long begun = System.nanoTime();
      send(client, "x");
      assertThat(read(served, 1)).isEqualTo("x");
      assertThat(System.nanoTime() - begun).isGreaterThanOrEqualTo(150_000_000L);

      proxy.restore();
      send(served, "y");
      assertThat(read(client, 1)).isEqualTo("y");
    }
  }

  @Test
  void dropping_keepsConnectionsSilentAndRestoreResetsThoseThatLost() throws IOException {
    try (Socket losing = client();
        Socket first = server.accept();
        Socket idle = client();
        Socket second = server.accept()) {
      proxy.drop();
      send(losing, "lost");
      first.setSoTimeout(100);
      assertThatThrownBy(() -> first.getInputStream().read())
          .isInstanceOf(SocketTimeoutException.class);

      proxy.restore();

      assertThatThrownBy(() -> losing.getInputStream().read()).isInstanceOf(SocketException.class);
      send(idle, "kept");
      assertThat(read(second, 4)).isEqualTo("kept");
    }
  }

  @Test
  void newConnectionWhileDropping_isAcceptedAndSilent() throws IOException {
    proxy.drop();
    try (Socket client = client();
        Socket served = server.accept()) {
      send(served, "hello");
      client.setSoTimeout(100);
      assertThatThrownBy(() -> client.getInputStream().read())
          .isInstanceOf(SocketTimeoutException.class);
    }
  }

  @Test
  void cut_resetsBothSidesAndRefusesUntilRestored() throws IOException {
    int port = proxy.port();
    try (Socket client = client();
        Socket served = server.accept()) {
      send(client, "x");
      assertThat(read(served, 1)).isEqualTo("x");

      proxy.cut();

      assertThatThrownBy(() -> client.getInputStream().read())
          .isInstanceOf(SocketException.class)
          .hasMessageContaining("reset");
      assertThatThrownBy(() -> served.getInputStream().read())
          .isInstanceOf(SocketException.class)
          .hasMessageContaining("reset");
    }
    assertThatThrownBy(this::client).isInstanceOf(ConnectException.class);
    proxy.cut();
    proxy.restore();
    assertThat(proxy.port()).isEqualTo(port);
    try (Socket client = client();
        Socket served = server.accept()) {
      send(client, "again");
      assertThat(read(served, 5)).isEqualTo("again");
    }
  }

  @Test
  void refusing_letsOpenConnectionsGoOn() throws IOException {
    try (Socket client = client();
        Socket served = server.accept()) {
      send(client, "x");
      assertThat(read(served, 1)).isEqualTo("x");

      proxy.refuse();

      assertThatThrownBy(this::client).isInstanceOf(ConnectException.class);
      send(served, "still");
      assertThat(read(client, 5)).isEqualTo("still");
    }
  }

  @Test
  void nobodyListensBehind_clientIsReset() throws IOException {
    server.close();
    try (Socket client = client();
        InputStream in = client.getInputStream()) {
      assertThatThrownBy(in::read).isInstanceOf(SocketException.class);
    }
  }

  @Test
  void closed_leavesNoSocketAndNoThread() throws Exception {
    long before = sockets();
    FaultProxy other = FaultProxy.open(server.getLocalPort());
    List<Socket> clients = new ArrayList<>();
    for (int count = 0; count < 20; count++) {
      clients.add(new Socket(FaultProxy.LOOPBACK, other.port()));
    }
    other.delay(Duration.ofHours(1));
    for (Socket client : clients) {
      send(client, "held for an hour");
    }
    other.refuse();

    other.close();
    other.close();

    for (Socket client : clients) {
      assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(SocketException.class);
      client.close();
    }
    assertThat(other.connections()).isZero();
    assertThat(Listeners.of(List.of(ProcessIdentity.current())))
        .extracting(Listener::port)
        .doesNotContain(other.port());
    assertThat(sockets()).isEqualTo(before);
    assertThat(other.threadsAreGone()).isTrue();
  }

  private static long sockets() throws IOException {
    try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
      return open.filter(FaultProxyTest::isSocket).count();
    }
  }

  private static boolean isSocket(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString().startsWith("socket:");
    } catch (IOException closedMeanwhile) {
      return false;
    }
  }

  @Test
  void calledFromManyThreads_endsRestored() throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int count = 0; count < 50; count++) {
        threads.execute(proxy::cut);
        threads.execute(proxy::drop);
        threads.execute(proxy::restore);
      }
    }
    proxy.restore();
    try (Socket client = client();
        Socket served = server.accept()) {
      send(client, "x");
      assertThat(read(served, 1)).isEqualTo("x");
    }
  }

  @Test
  void redisBehindIt_answersIsSilentIsCutAndAnswersAgain() throws IOException {
    try (TestSessions test = TestSessions.real("redis")) {
      RunningServer redis = test.open().start("redis");
      try (FaultProxy before = FaultProxy.open(redis, "redis")) {
        try (RedisTalk talk = new RedisTalk(before.port(), redis.secret())) {
          assertThat(talk.ask("SET", "key", "value")).isEqualTo("+OK");
          before.drop();
          assertThatThrownBy(() -> talk.ask("GET", "key"))
              .isInstanceOf(SocketTimeoutException.class);
        }
        before.cut();
        assertThatThrownBy(() -> new RedisTalk(before.port(), redis.secret()))
            .isInstanceOf(ConnectException.class);
        before.restore();
        try (RedisTalk talk = new RedisTalk(before.port(), redis.secret())) {
          assertThat(talk.ask("GET", "key")).isEqualTo("$5 value");
        }
      }
    }
  }
}
