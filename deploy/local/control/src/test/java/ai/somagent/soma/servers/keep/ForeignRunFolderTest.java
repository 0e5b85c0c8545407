package ai.somagent.soma.servers.keep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.somagent.soma.servers.ServersException;
import ai.somagent.soma.servers.catalogue.CatalogueReader;
import ai.somagent.soma.servers.install.Cleaner;
import ai.somagent.soma.servers.instance.SessionContext;
import ai.somagent.soma.servers.place.Places;
import ai.somagent.soma.servers.process.ProcessIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody else made the folder first, and put into it what would do harm. */
final class ForeignRunFolderTest {

  @TempDir Path folder;

  private Path run;
  private Places places;
  private Process innocent;
  private Path precious;

  @BeforeEach
  void plant() throws IOException {
    innocent = new ProcessBuilder("sleep", "600").start();
    ProcessIdentity identity = ProcessIdentity.of(innocent.pid()).orElseThrow();
    run = Files.createDirectory(folder.resolve("run"));
    places = new Places(folder.resolve("home"), run);
    precious = Files.createDirectories(folder.resolve("elsewhere/precious"));
    Files.createSymbolicLink(run.resolve(".work"), precious.getParent());
    Path instance = Files.createDirectories(run.resolve("build-1-1/opa"));
    Files.createSymbolicLink(run.resolve("build-1-1/opa.lock"), folder.resolve("made"));
    Files.createSymbolicLink(run.resolve("keepers.lock"), folder.resolve("made"));
    Files.writeString(
        instance.resolve("instance.json"),
        """
        {"format": "soma.server-instance/1", "server": "opa", "version": "1", "ports": {},
         "secret": "", "prepared": true, "startMillis": 0,
         "process": {"pid": %d, "startTicks": %d, "bootId": "%s"}}
        """
            .formatted(identity.pid(), identity.startTicks(), identity.bootId()));
    // What anybody may write to is trusted no more than what is somebody else's.
    Files.setPosixFilePermissions(run, PosixFilePermissions.fromString("rwxrwxrwx"));
  }

  @AfterEach
  void end() {
    innocent.destroyForcibly();
  }

  private void refuses(ThrowingCallable tried) throws IOException {
    assertThatThrownBy(tried)
        .isInstanceOfSatisfying(
            ServersException.class,
            refused -> assertThat(refused.kind()).isEqualTo(ServersException.Kind.STATE))
        .hasMessageContaining("nothing in it is trusted");
    assertThat(innocent.isAlive()).isTrue();
    assertThat(precious).exists();
    assertThat(folder.resolve("made")).doesNotExist();
    try (Stream<Path> entries = Files.list(run)) {
      assertThat(entries.map(entry -> entry.getFileName().toString()))
          .containsExactlyInAnyOrder(".work", "build-1-1", "keepers.lock");
    }
  }

  private BuildEnd buildEnd() {
    return new BuildEnd(SessionContext.of(places, CatalogueReader.bundled()));
  }

  @Test
  void sweep_isRefused() throws IOException {
    refuses(() -> buildEnd().sweep());
  }

  @Test
  void endOfABuild_isRefused() throws IOException {
    refuses(() -> buildEnd().end(ProcessIdentity.current()));
  }

  @Test
  void clean_isRefused() throws IOException {
    refuses(() -> new Cleaner(places, CatalogueReader.bundled()).clean());
  }
}
