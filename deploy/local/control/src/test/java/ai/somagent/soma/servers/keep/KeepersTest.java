package ai.somagent.soma.servers.keep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.somagent.soma.servers.ServersException;
import ai.somagent.soma.servers.place.Folders;
import ai.somagent.soma.servers.place.Places;
import ai.somagent.soma.servers.process.ProcessIdentity;
import ai.somagent.soma.servers.process.Signals;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Keepers of a process that does nothing but live. */
@Timeout(60)
class KeepersTest {

  @TempDir Path folder;

  private Process owner;
  private Keepers keepers;

  @BeforeEach
  void startOwner() throws IOException {
    owner = new ProcessBuilder("sleep", "600").start();
    keepers = new Keepers(new Places(folder.resolve("home"), folder.resolve("run")));
  }

  @AfterEach
  void endOwner() throws Exception {
    ProcessIdentity ended = identity();
    owner.destroyForcibly().waitFor();
    keepers.end(ended);
  }

  private ProcessIdentity identity() {
    return ProcessIdentity.of(owner.pid()).orElseThrow();
  }

  @Test
  void askedAgain_staysTheSame() {
    ProcessIdentity keeper = keepers.ensure(identity());
    assertThat(keepers.ensure(identity())).isEqualTo(keeper);
    assertThat(keepers.find(identity())).contains(keeper);
  }

  @Test
  void killed_isReplaced() {
    ProcessIdentity killed = keepers.ensure(identity());
    Signals.killAll(() -> List.of(killed));
    assertThat(keepers.find(identity())).isEmpty();
    assertThat(keepers.ensure(identity())).isNotEqualTo(killed);
    assertThat(folders()).hasSize(1);
  }

  @Test
  void whatAKeeperSaidThatWasKilledBeforeItHadAFolder_isSwept() throws Exception {
    keepers.ensure(identity());
    Path said = Files.createFile(folder.resolve("run/keepers.log"));
    keepers.sweep();
    assertThat(said).doesNotExist();
    assertThat(keepers.find(identity())).isPresent();
  }

  @Test
  void endedOwner_endsItsKeeperWithoutTrace() throws Exception {
    ProcessIdentity keeper = keepers.ensure(identity());
    owner.destroyForcibly().waitFor();
    while (keeper.isAlive()) {
      Signals.pause(10);
    }
    assertThat(folders()).isEmpty();
    owner = new ProcessBuilder("sleep", "600").start();
  }

  @Test
  void deletedRunFolder_endsItsKeeper() {
    ProcessIdentity keeper = keepers.ensure(identity());
    Folders.delete(folder.resolve("run"));
    while (keeper.isAlive()) {
      Signals.pause(10);
    }
    assertThat(owner.isAlive()).isTrue();
  }

  @Test
  void finishedEarly_endsWithoutTraceWhileItsOwnerLives() {
    ProcessIdentity keeper = keepers.ensure(identity());
    keepers.end(identity());
    assertThat(keeper.isAlive()).isFalse();
    assertThat(owner.isAlive()).isTrue();
    assertThat(folders()).isEmpty();
  }

  @Test
  void namedOwner_isTakenIfWeDescendFromIt() {
    ProcessIdentity parent =
        ProcessIdentity.of(ProcessHandle.current().parent().orElseThrow().pid()).orElseThrow();
    assertThat(BuildOwner.find(Map.of(BuildOwner.VARIABLE, "" + parent.pid()))).isEqualTo(parent);
    assertThatThrownBy(() -> BuildOwner.find(Map.of(BuildOwner.VARIABLE, "" + owner.pid())))
        .isInstanceOf(ServersException.class)
        .hasMessage("process " + owner.pid() + ", whose build this is, has ended");
  }

  private List<Path> folders() {
    try (Stream<Path> entries = Files.list(folder.resolve("run"))) {
      return entries.filter(Files::isDirectory).toList();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
