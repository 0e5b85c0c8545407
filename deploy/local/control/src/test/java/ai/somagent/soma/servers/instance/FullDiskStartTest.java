package ai.somagent.soma.servers.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ai.somagent.soma.servers.ServersException;
import ai.somagent.soma.servers.place.OwnFolder;
import ai.somagent.soma.servers.process.Mounts;
import ai.somagent.soma.servers.process.ProcessTree;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** A start on a disk with no room, a real one of 256 KiB. */
final class FullDiskStartTest {

  private static void mount(Path folder) throws Exception {
    Files.createDirectories(folder);
    boolean mounted =
        OwnFolder.userId() == 0
            && new ProcessBuilder(
                        "mount",
                        "-t",
                        "tmpfs",
                        "-o",
                        "size=256k,mode=711",
                        "soma-test",
                        folder.toString())
                    .start()
                    .waitFor()
                == 0;
    Assumptions.assumeTrue(mounted, "not run: mounting is not permitted here");
  }

  private static ServersException refused(TestSessions test) {
    return catchThrowableOfType(ServersException.class, () -> test.open().start("tiny"));
  }

  @Test
  void diskFullWhilePreparing_isSaidAndARoomierStartWorks() throws Exception {
    String keys =
        """
        "prepare": [["sh", "-c",
          "test -e \\"$0/../../../../room\\" || dd if=/dev/zero of=\\"$0/x\\" bs=64k count=99",
          "${data}"]], %s\
        """
            .formatted(TinyServers.QUIET);
    try (TestSessions test = TestSessions.of(TinyServers.one(keys))) {
      mount(test.run());
      try {
        ServersException refused = refused(test);

        assertThat(refused.kind()).isEqualTo(ServersException.Kind.DISK);
        assertThat(refused.getMessage()).contains("no space left on the disk");
        assertThat(ProcessTree.markedWith(test.run())).isEmpty();

        Files.createFile(test.folder().resolve("room"));
        RunningServer server = test.open().start("tiny");
        assertThat(server.isHealthy()).isTrue();
        assertThat(server.folder().resolve("data/x")).doesNotExist();
        test.open().delete();
      } finally {
        Mounts.releaseUnder(test.run());
      }
    }
  }

  @Test
  void diskFullBeforeAnything_isSaidAndNothingRuns() throws Exception {
    try (TestSessions test = TestSessions.of(TinyServers.one(TinyServers.QUIET))) {
      mount(test.run());
      try {
        Session session = test.open();
        new ProcessBuilder("dd", "if=/dev/zero", "of=" + test.run().resolve("x"), "bs=4k")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor();

        ServersException refused = refused(test);

        assertThat(refused.kind()).isEqualTo(ServersException.Kind.DISK);
        assertThat(ProcessTree.markedWith(test.run())).isEmpty();
        session.delete();
        assertThat(session.folder()).doesNotExist();
      } finally {
        Mounts.releaseUnder(test.run());
      }
    }
  }
}
