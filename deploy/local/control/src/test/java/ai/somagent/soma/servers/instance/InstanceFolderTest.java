package ai.somagent.soma.servers.instance;

import static org.assertj.core.api.Assertions.assertThat;

import ai.somagent.soma.servers.process.ProcessIdentity;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class InstanceFolderTest {

  @Test
  void recordOfARunningServer_readsAsItWasWritten(@TempDir Path path) {
    InstanceFolder folder = new InstanceFolder(path);
    InstanceRecord written =
        new InstanceRecord(
            InstanceRecord.FORMAT,
            "opa",
            "1.22.2",
            Map.of("http", 8181),
            "00",
            true,
            ProcessIdentity.current(),
            60);

    folder.write(written);

    assertThat(folder.read()).contains(written);
  }
}
