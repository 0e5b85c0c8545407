package ai.somagent.soma.servers.fault;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Redis' protocol, as far as a few tests need it; waits 300 ms for an answer. */
final class RedisTalk implements AutoCloseable {

  private final Socket socket;
  private final BufferedReader answers;

  RedisTalk(int port, String password) throws IOException {
    socket = new Socket(FaultProxy.LOOPBACK, port);
    socket.setSoTimeout(300);
    answers =
        new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
    if (!ask("AUTH", password).equals("+OK")) {
      throw new IOException("Redis did not take the password");
    }
  }

  /** The line that comes back; with the text after its length when it is a text. */
  String ask(String... words) throws IOException {
    StringBuilder request = new StringBuilder("*" + words.length + "\r\n");
    for (String word : words) {
      request.append("$").append(word.length()).append("\r\n").append(word).append("\r\n");
    }
    socket.getOutputStream().write(request.toString().getBytes(StandardCharsets.US_ASCII));
    return answer();
  }

  /** The next answer, to this question or an earlier one. */
  String answer() throws IOException {
    String line = answers.readLine();
    if (line == null) {
      throw new IOException("Redis closed the connection");
    }
    boolean text = line.startsWith("$") && !line.equals("$-1");
    return text ? line + " " + answers.readLine() : line;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
