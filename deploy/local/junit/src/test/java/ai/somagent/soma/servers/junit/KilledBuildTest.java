package ai.somagent.soma.servers.junit;

import static org.assertj.core.api.Assertions.assertThat;

import ai.somagent.soma.servers.catalogue.CatalogueReader;
import ai.somagent.soma.servers.catalogue.Server;
import ai.somagent.soma.servers.install.InstalledServer;
import ai.somagent.soma.servers.instance.SessionContext;
import ai.somagent.soma.servers.instance.Sessions;
import ai.somagent.soma.servers.junit.fixture.DatabaseFixture;
import ai.somagent.soma.servers.junit.fixture.WaitingFixture;
import ai.somagent.soma.servers.keep.BuildEnd;
import ai.somagent.soma.servers.keep.Keepers;
import ai.somagent.soma.servers.place.Folders;
import ai.somagent.soma.servers.place.Places;
import ai.somagent.soma.servers.process.ProcessIdentity;
import ai.somagent.soma.servers.process.Signals;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Builds killed at every stage: no process, no listener and no folder of theirs stays. */
@RealServer({Server.OPA, Server.NATS})
class KilledBuildTest {

  @TempDir Path folder;

  /** How far a build is when it is killed. */
  enum Stage {
    KEEPER_BEGUN,
    INSTANCE_RECORDED,
    PROCESS_STARTED,
    ALL_HEALTHY;

    boolean isReached(ChildBuild build, BuildTraces traces) throws Exception {
      return switch (this) {
        case KEEPER_BEGUN -> traces.hasFolder(".keeper-");
        case INSTANCE_RECORDED -> !traces.files("instance.json").isEmpty();
        case PROCESS_STARTED -> !traces.processes().isEmpty();
        case ALL_HEALTHY -> Files.exists(build.folder().resolve("ready"));
      };
    }
  }

  private ChildBuild reach(Stage stage, BuildTraces traces) throws Exception {
    ChildBuild build = ChildBuild.start(folder, WaitingFixture.class, Map.of());
    build.until(stage.toString(), () -> stage.isReached(build, traces));
    return build;
  }

  @ParameterizedTest
  @EnumSource
  void killedGroup_leavesNothing(Stage stage) throws Exception {
    BuildTraces traces = new BuildTraces(folder.resolve("run"));
    try (ChildBuild build = reach(stage, traces)) {
      traces.remember();
      build.killGroup();
      build.until("nothing is left", traces::areGone);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"PROCESS_STARTED", "ALL_HEALTHY"})
  void killedOwner_leavesNothingThoughItsJvmLivesOn(Stage stage) throws Exception {
    BuildTraces traces = new BuildTraces(folder.resolve("run"));
    try (ChildBuild build = reach(stage, traces)) {
      traces.remember();
      build.killOwner();
      build.until("nothing is left", traces::areGone);
    }
  }

  @Test
  void killedAfterItsFoldersWereDeleted_leavesNothing() throws Exception {
    BuildTraces traces = new BuildTraces(folder.resolve("run"));
    try (ChildBuild build = reach(Stage.ALL_HEALTHY, traces)) {
      traces.remember();
      Folders.delete(folder.resolve("run"));
      build.killGroup();
      build.until("nothing is left", traces::areGone);
    }
  }

  @Test
  void killedWithADatabase_leavesNoneOfItsProcesses(
      @RealServer(Server.POSTGRESQL) InstalledServer installed) throws Exception {
    assertThat(installed.home()).isDirectory();
    // Who the database runs as must be able to reach its data.
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
    BuildTraces traces = new BuildTraces(folder.resolve("run"));
    try (ChildBuild build = ChildBuild.start(folder, DatabaseFixture.class, Map.of())) {
      build.until("healthy", () -> Stage.ALL_HEALTHY.isReached(build, traces));
      traces.remember();
      assertThat(traces.seen()).isGreaterThan(3);
      build.killGroup();
      build.until("nothing is left", traces::areGone);
    }
  }

  @Test
  void killedWithItsKeeper_isSweptByTheNext() throws Exception {
    BuildTraces traces = new BuildTraces(folder.resolve("run"));
    try (ChildBuild build = reach(Stage.ALL_HEALTHY, traces)) {
      traces.remember();
      assertThat(traces.sockets()).isGreaterThanOrEqualTo(3);
      ProcessIdentity owner = build.owner();
      ProcessIdentity keeper = keepers().find(owner).orElseThrow();
      Signals.killAll(() -> List.of(keeper));
      build.killGroup();
      assertThat(traces.processes()).hasSize(2);

      assertThat(new Sessions(context()).sweep()).hasSize(2);
      keepers().ensure(ProcessIdentity.current());
      keepers().end(ProcessIdentity.current());
      assertThat(traces.areGone()).isTrue();
    }
  }

  @Test
  void orderlyEnd_countsWhatRemains() throws Exception {
    BuildTraces traces = new BuildTraces(folder.resolve("run"));
    try (ChildBuild build = reach(Stage.ALL_HEALTHY, traces)) {
      traces.remember();
      assertThat(new BuildEnd(context()).end(build.owner()))
          .hasToString("0 processes, 0 ports, 0 folders of ours remain");
      assertThat(traces.areGone()).isTrue();
    }
  }

  private Keepers keepers() {
    return new Keepers(context().places());
  }

  private SessionContext context() {
    Map<String, String> environment = new LinkedHashMap<>(System.getenv());
    environment.put("SOMA_RUN", folder.resolve("run").toString());
    return SessionContext.of(Places.of(environment), CatalogueReader.bundled());
  }
}
