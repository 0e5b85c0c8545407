package ai.somagent.soma.servers.junit;

import ai.somagent.soma.servers.catalogue.CatalogueReader;
import ai.somagent.soma.servers.instance.Session;
import ai.somagent.soma.servers.instance.SessionContext;
import ai.somagent.soma.servers.keep.BuildSessions;
import ai.somagent.soma.servers.place.Places;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The servers of this JVM's build; one of these in a run of the test platform. Thread-safe. */
final class BuildServers implements AutoCloseable {

  private final BuildSessions sessions;
  private final boolean mustRun;
  private @Nullable Session shared;

  BuildServers(Map<String, String> environment) {
    this.sessions =
        new BuildSessions(
            SessionContext.of(Places.of(environment), CatalogueReader.bundled()), environment);
    this.mustRun = "true".equals(environment.get("CI"));
  }

  SessionContext context() {
    return sessions.context();
  }

  /** Whether a missing server is a failure: nobody reads the list of a machine's build. */
  boolean mustRun() {
    return mustRun;
  }

  /** Opened by the first test that needs it; a build without such tests starts nothing. */
  synchronized Session shared() {
    if (shared == null || !shared.isOpen()) {
      shared = sessions.shared();
    }
    return shared;
  }

  Session own() {
    return sessions.own();
  }

  @Override
  public synchronized void close() {
    if (shared != null) {
      sessions.endIfAlone();
    }
  }
}
