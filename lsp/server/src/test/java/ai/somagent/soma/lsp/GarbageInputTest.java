package ai.somagent.soma.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The real server, started by somebody who is no editor. */
class GarbageInputTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "garbage\n",
        "garbage\r\n\r\n",
        "Content-Length: many\r\n\r\n{}",
        "Content-Length: -5\r\n\r\n{}",
        "Content-Length: 99999999999\r\n\r\n{}",
        "Content-Length: 3\r\n\r\nabc",
        "Content-Length: 2\r\n\r\n[]",
        "Content-Length: 2\r\n\r\n{}Content-Length: 2\r\n\r\n{}",
        "Content-Length: 100\r\n\r\n{\"json",
        "Content-Length: 2\r\nContent-Type: a/b; charset=bogus\r\n\r\n{}",
        "Content-Length: 66\r\n\r\n"
            + "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":\"nonsense\"}",
      })
  void inputThatIsNoProtocol_isSaidInOneLine(String input) throws Exception {
    Process server = start();
    try (OutputStream in = server.getOutputStream()) {
      in.write(input.getBytes(StandardCharsets.UTF_8));
    }
    String out = new String(server.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    String err = new String(server.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(server.waitFor(LspSession.SECONDS, TimeUnit.SECONDS)).isTrue();
    assertThat(err.lines())
        .containsExactly(
            "soma: what comes in is no message of the Language Server Protocol; `soma lsp` is"
                + " started by an editor");
    assertThat(out).doesNotContain("Exception").doesNotContain("gson");
    assertThat(server.exitValue()).isEqualTo(SomaLanguageServer.NO_EDITOR);
  }

  private static Process start() throws IOException {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String path = System.getProperty("java.class.path");
    return new ProcessBuilder(
            java, "-XX:TieredStopAtLevel=1", "-cp", path, ServerProcess.class.getName())
        .start();
  }
}
