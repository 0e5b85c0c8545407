package ai.somagent.soma.servers.keep;

import ai.somagent.soma.servers.instance.Session;
import ai.somagent.soma.servers.instance.SessionContext;
import ai.somagent.soma.servers.instance.SessionSpec;
import ai.somagent.soma.servers.instance.Sessions;
import ai.somagent.soma.servers.process.ProcessIdentity;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The sessions of the build this process is part of. Each is watched by a keeper before it is
 * opened, so nothing outlives the build. Thread-safe.
 */
public final class BuildSessions {

  private static final AtomicInteger OWN = new AtomicInteger();

  private final SessionContext context;
  private final Map<String, String> environment;
  private final Sessions sessions;

  /**
   * @param environment where the owner may be named
   */
  public BuildSessions(SessionContext context, Map<String, String> environment) {
    this.context = context;
    this.environment = Map.copyOf(environment);
    this.sessions = new Sessions(context);
  }

  public SessionContext context() {
    return context;
  }

  /** The process whose end is the build's. */
  public ProcessIdentity owner() {
    return BuildOwner.find(environment);
  }

  /** The session that every process of the build shares. */
  public Session shared() {
    return open("");
  }

  /** A session that nobody else has; its opener deletes it when done. */
  public Session own() {
    return open("-" + ProcessIdentity.current().pid() + "-" + OWN.incrementAndGet());
  }

  /** A session with a name of its own, such as a script of the build gives it. */
  public Session named(String name) {
    return open(new SessionSpec(name, true, Optional.of(owner())));
  }

  private Session open(String suffix) {
    return open(SessionSpec.ownedBy(owner(), suffix));
  }

  private Session open(SessionSpec spec) {
    spec.owner().ifPresent(owner -> new Keepers(context.places()).ensure(owner));
    sessions.sweep();
    return sessions.open(spec);
  }

  /** Ends everything of the build when this process is all of it, as in a development tool. */
  public void endIfAlone() {
    ProcessIdentity owner = owner();
    if (owner.equals(ProcessIdentity.current())) {
      new BuildEnd(context).end(owner);
    }
  }
}
