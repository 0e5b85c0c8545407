import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Runs a JVM server once, at install, so that it writes its AOT cache, and optionally keeps the
 * data it made as the template of new instances.
 *
 * <p>Arguments: {@code keep} or {@code drop} (the data), then an address that answers 2xx or a text
 * that its output shows when the server is up, then the command. The command runs with the
 * installed home as its folder, between free ports and in a scratch instance that holds copies of
 * the home's {@code config} and {@code data-template} and a link to its {@code lib}. In the
 * arguments {@code @port1@} to {@code @port3@} and {@code @instance@} stand for these.
 */
final class TrainCache {

  // Long, since other servers may be built on the same cores meanwhile.
  private static final Duration START_LIMIT = Duration.ofMinutes(10);
  private static final Duration STOP_LIMIT = Duration.ofMinutes(10);

  private final Path home = Path.of("").toAbsolutePath();
  private final Path instance = home.resolve("training");
  private final Path log = instance.resolve("server.log");

  public static void main(String[] arguments) throws Exception {
    try {
      new TrainCache().run(List.of(arguments));
    } catch (IOException failed) {
      System.err.println("training: " + failed.getMessage());
      System.exit(1);
    }
  }

  private void run(List<String> arguments) throws Exception {
    prepare();
    List<String> words = placed(arguments);
    Process server =
        new ProcessBuilder(words.subList(2, words.size()))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      awaitHealthy(server, words.get(1));
      server.destroy();
      if (!server.waitFor(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        throw new IOException("the server did not stop");
      }
    } catch (IOException failed) {
      System.err.print(Files.readString(log));
      throw failed;
    } finally {
      server.destroyForcibly();
    }
    if (words.getFirst().equals("keep")) {
      Files.move(instance.resolve("data"), home.resolve("data-template"));
    }
    shell("rm", "-rf", instance.toString());
  }

  private void prepare() throws Exception {
    Files.createDirectories(instance.resolve("tmp"));
    Files.createSymbolicLink(instance.resolve("lib"), home.resolve("lib"));
    copy("config", "config");
    copy("data-template", "data");
    Files.createDirectories(instance.resolve("data"));
  }

  private void copy(String from, String to) throws Exception {
    if (Files.isDirectory(home.resolve(from))) {
      shell("cp", "-a", home.resolve(from).toString(), instance.resolve(to).toString());
    }
  }

  private List<String> placed(List<String> arguments) throws IOException {
    List<Integer> ports = freePorts();
    List<String> words = new ArrayList<>();
    for (String argument : arguments) {
      String word = argument.replace("@instance@", instance.toString());
      for (int i = 0; i < ports.size(); i++) {
        word = word.replace("@port" + (i + 1) + "@", ports.get(i).toString());
      }
      words.add(word);
    }
    return words;
  }

  /** All taken at once, so that they differ. */
  private static List<Integer> freePorts() throws IOException {
    InetAddress loopback = InetAddress.getByName("127.0.0.1");
    try (ServerSocket first = new ServerSocket(0, 1, loopback);
        ServerSocket second = new ServerSocket(0, 1, loopback);
        ServerSocket third = new ServerSocket(0, 1, loopback)) {
      return List.of(first.getLocalPort(), second.getLocalPort(), third.getLocalPort());
    }
  }

  private void awaitHealthy(Process server, String sign) throws Exception {
    long limit = System.nanoTime() + START_LIMIT.toNanos();
    while (!healthy(sign)) {
      if (!server.isAlive() || System.nanoTime() > limit) {
        throw new IOException("the server did not become healthy");
      }
      Thread.sleep(100);
    }
  }

  private boolean healthy(String sign) throws Exception {
    if (!sign.startsWith("http://")) {
      return Files.readString(log).contains(sign);
    }
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest get = HttpRequest.newBuilder(URI.create(sign)).build();
      return client.send(get, HttpResponse.BodyHandlers.discarding()).statusCode() / 100 == 2;
    } catch (IOException notYet) {
      return false;
    }
  }

  private static void shell(String... words) throws Exception {
    if (new ProcessBuilder(words).inheritIO().start().waitFor() != 0) {
      throw new IOException("failed: " + String.join(" ", words));
    }
  }
}
