package ai.somagent.soma.servers.junit;

import static org.assertj.core.api.Assertions.assertThat;

import ai.somagent.soma.servers.junit.fixture.MixedFixture;
import ai.somagent.soma.servers.junit.fixture.OptInFixture;
import ai.somagent.soma.servers.junit.fixture.WholeClassFixture;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Builds on a machine where nothing is installed. */
class NotRunTest {

  private static final String OPA =
      "OPA 1.22.2 is not installed (run `deploy/local/servers install opa`)";

  @TempDir Path folder;

  @Test
  void missingServer_leavesItsTestOutAndSaysSo() throws Exception {
    try (ChildBuild build = build(MixedFixture.class, Map.of())) {
      assertThat(build.await()).isZero();
      assertThat(build.output())
          .contains("skipped withServer(RunningServer): not run: " + OPA)
          .contains("SUCCESSFUL withoutServer()");
      assertThat(build.notRun()).containsExactly("MixedFixture.withServer: " + OPA);
    }
  }

  @Test
  void missingServerOfTheClass_leavesAllItsTestsOut() throws Exception {
    try (ChildBuild build = build(WholeClassFixture.class, Map.of())) {
      assertThat(build.await()).isZero();
      assertThat(build.output())
          .contains("skipped WholeClassFixture: not run: " + OPA)
          .doesNotContain("anything()");
      assertThat(build.notRun())
          .singleElement()
          .asString()
          .startsWith("WholeClassFixture: " + OPA)
          .contains("(run `deploy/local/servers install postgresql`)")
          .contains("(run `deploy/local/servers install temporal-postgresql`)");
    }
  }

  @Test
  void missingServerInContinuousIntegration_fails() throws Exception {
    try (ChildBuild build = build(MixedFixture.class, Map.of("CI", "true"))) {
      assertThat(build.await()).isEqualTo(1);
      assertThat(build.output())
          .contains("FAILED withServer(RunningServer)")
          .contains(OPA)
          .contains("SUCCESSFUL withoutServer()");
      assertThat(build.notRun()).isEmpty();
    }
  }

  @Test
  void missingOptInServerInContinuousIntegration_isLeftOut() throws Exception {
    try (ChildBuild build = build(OptInFixture.class, Map.of("CI", "true"))) {
      assertThat(build.await()).isZero();
      assertThat(build.notRun())
          .singleElement()
          .asString()
          .startsWith("OptInFixture: OpenBao")
          .contains("(run `deploy/local/servers install openbao`)");
    }
  }

  private ChildBuild build(Class<?> fixture, Map<String, String> environment) throws Exception {
    Map<String, String> all = new LinkedHashMap<>(environment);
    all.put("SOMA_HOME", folder.resolve("home").toString());
    return ChildBuild.start(folder, fixture, all);
  }
}
