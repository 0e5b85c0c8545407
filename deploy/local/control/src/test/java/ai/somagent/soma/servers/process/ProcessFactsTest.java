package ai.somagent.soma.servers.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.somagent.soma.servers.ServersException;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the kernel says of real processes and sockets. */
@Timeout(60)
final class ProcessFactsTest {

  @TempDir Path folder;

  private ServerCommand shell(String script) {
    return new ServerCommand(
        List.of("sh", "-c", script),
        folder,
        Map.of(ProcessTree.MARK, folder.toString()),
        "",
        folder.resolve("log"));
  }

  private static ProcessIdentity identity(Process process) {
    return ProcessIdentity.of(process.pid()).orElseThrow();
  }

  @Test
  void endedProcess_isNotAliveAndItsPidNamesNobody() throws Exception {
    Process process = new ProcessBuilder("true").start();
    process.waitFor();

    assertThat(ProcessIdentity.of(process.pid())).isEmpty();
    assertThat(new ProcessIdentity(process.pid(), 1, "").isAlive()).isFalse();
  }

  @Test
  void markThatIsNoPath_isNobodysAndHidesNoOther() throws Exception {
    ProcessIdentity odd =
        new ServerCommand(
                List.of("sleep", "600"),
                folder,
                Map.of(ProcessTree.MARK, "\ud83d\ude00/\u00e4"),
                "",
                folder.resolve("log"))
            .startDetached();
    ProcessIdentity marked = shell("exec sleep 600").startDetached();
    try {
      assertThat(ProcessTree.markedWith(folder)).containsExactly(marked);
    } finally {
      Signals.killAll(() -> List.of(odd, marked));
    }
  }

  @Test
  void callerThatInheritedTheMark_isNotOneOfTheTree() throws Exception {
    // As in a shell that a server's tool has opened: the one who asks is not asked for.
    Path asks = folder.resolve("Asks.java");
    Files.writeString(
        asks,
        """
        public class Asks {
          public static void main(String[] words) {
            System.out.println(ai.somagent.soma.servers.process.ProcessTree.markedWith(
                java.nio.file.Path.of(words[0])).size());
          }
        }
        """);
    ProcessBuilder shell =
        new ProcessBuilder(
            "sh",
            "-c",
            "\"$0\" -cp \"$1\" \"$2\" \"$3\"; exit $?",
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            System.getProperty("java.class.path"),
            asks.toString(),
            folder.toString());
    shell.environment().put(ProcessTree.MARK, folder.toString());
    Process running = shell.redirectErrorStream(true).start();
    assertThat(new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .isEqualTo("0\n");
    assertThat(running.waitFor()).isZero();
  }

  @Test
  void zombie_isNotAlive() throws Exception {
    // The shell becomes a sleeper that never asks how its child ended.
    ProcessIdentity parent = shell("true & echo $! > child; exec sleep 600").startDetached();
    try {
      Path child = folder.resolve("child");
      while (!Files.exists(child) || Files.size(child) == 0) {
        Signals.pause(5);
      }
      long pid = Long.parseLong(Files.readString(child).strip());
      while (ProcessStat.read(pid).filter(stat -> !stat.isZombie()).isPresent()) {
        Signals.pause(5);
      }
      assertThat(ProcessStat.read(pid)).isPresent();
      assertThat(ProcessIdentity.of(pid)).isEmpty();
      assertThat(ProcessTree.of(parent)).containsExactly(parent);
    } finally {
      Signals.killAll(() -> ProcessTree.of(parent));
    }
  }

  @Test
  void programWithBlanksAndBracketsInItsName_isReadRight() throws Exception {
    Path odd = Files.copy(Path.of("/bin/sleep"), folder.resolve(") S 1 (x"));
    Process process = new ProcessBuilder(odd.toString(), "600").start();
    try {
      ProcessStat stat = ProcessStat.read(process.pid()).orElseThrow();
      assertThat(stat.parent()).isEqualTo(ProcessHandle.current().pid());
      assertThat(identity(process).isAlive()).isTrue();
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void grandchildThatLeftItsParentAndSession_isFoundByItsMark() throws Exception {
    ProcessIdentity root =
        shell("setsid sh -c 'sleep 600 & echo up > up' & wait; sleep 600").startDetached();
    while (!Files.exists(folder.resolve("up"))) {
      Signals.pause(5);
    }
    List<ProcessIdentity> marked = ProcessTree.markedWith(folder);
    assertThat(marked).hasSizeGreaterThanOrEqualTo(2).contains(root);
    assertThat(ProcessTree.markedWith(folder.resolveSibling(folder.getFileName() + "0"))).isEmpty();

    Signals.killAll(() -> ProcessTree.markedWith(folder));

    assertThat(marked).noneMatch(ProcessIdentity::isAlive);
  }

  @Test
  void childThatForgotItsMark_isFoundThroughItsParent() throws Exception {
    shell("env -i sleep 600 & echo up > up; wait").startDetached();
    while (!Files.exists(folder.resolve("up"))) {
      Signals.pause(5);
    }
    assertThat(ProcessTree.markedWith(folder)).hasSize(2);

    Signals.killAll(() -> ProcessTree.markedWith(folder));
    assertThat(ProcessTree.markedWith(folder)).isEmpty();
  }

  @Test
  void forkingTree_isFrozenWhole() {
    ProcessIdentity root =
        shell("while :; do sleep 0.01; done & while :; do sleep 0.01; done").startDetached();

    Signals.freezeAll(() -> ProcessTree.of(root));

    List<ProcessIdentity> tree = ProcessTree.of(root);
    assertThat(tree).allMatch(ProcessIdentity::isFrozen);
    Signals.killAll(() -> ProcessTree.of(root));
    assertThat(tree).noneMatch(ProcessIdentity::isAlive);
  }

  @Test
  void commandPastItsLimit_isKilledWithItsChildren() {
    assertThat(shell("sleep 600 & sleep 600").run(1)).isEqualTo(124);
    assertThat(ProcessTree.markedWith(folder)).isEmpty();
  }

  @Test
  void interruptedCommand_isKilledAndTheInterruptKept() {
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> shell("sleep 600").run(600))
        .isInstanceOf(ServersException.class)
        .hasMessage("interrupted in `sh`");
    assertThat(Thread.interrupted()).isTrue();
    assertThat(ProcessTree.markedWith(folder)).isEmpty();
  }

  @Test
  void listenersOfThisProcess_areSeenWithTheirReach() throws IOException {
    try (ServerSocket everywhere = new ServerSocket(0);
        ServerSocket four = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"));
        ServerSocket six = new ServerSocket(0, 1, InetAddress.ofLiteral("::1"));
        DatagramSocket udp =
            new DatagramSocket(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0))) {
      List<ProcessIdentity> us = List.of(ProcessIdentity.current());
      assertThat(Listeners.of(us))
          .contains(
              new Listener("tcp", "127.0.0.1", four.getLocalPort(), true),
              new Listener("tcp", "0:0:0:0:0:0:0:1", six.getLocalPort(), true),
              new Listener("udp", "127.0.0.1", udp.getLocalPort(), true))
          .anyMatch(one -> one.port() == everywhere.getLocalPort() && !one.loopback());
      assertThat(Listeners.holder(four.getLocalPort()))
          .hasValue("process " + ProcessHandle.current().pid() + " (java)");
    }
  }
}
