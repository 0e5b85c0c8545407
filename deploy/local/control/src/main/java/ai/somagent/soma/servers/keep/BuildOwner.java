package ai.somagent.soma.servers.keep;

import ai.somagent.soma.servers.ServersException;
import ai.somagent.soma.servers.process.Ancestors;
import ai.somagent.soma.servers.process.ProcessIdentity;
import java.util.List;
import java.util.Map;

/** Which process's end is the end of this build. */
public final class BuildOwner {

  /** Pid of the shell that runs the whole build. */
  public static final String VARIABLE = "SOMA_BUILD_PID";

  private static final String MAVEN = "org.codehaus.plexus.classworlds.launcher.Launcher";

  private BuildOwner() {}

  /**
   * The process {@code SOMA_BUILD_PID} names; where none is named, the outermost Maven we descend
   * from, or this JVM.
   *
   * @throws ServersException of kind STATE when we do not descend from the named process: it has
   *     ended, and what is started now would have nobody to end it
   */
  public static ProcessIdentity find(Map<String, String> environment) {
    ProcessIdentity current = ProcessIdentity.current();
    List<ProcessIdentity> ancestors = Ancestors.of(current);
    String named = environment.getOrDefault(VARIABLE, "");
    if (named.isEmpty()) {
      return ancestors.reversed().stream().filter(BuildOwner::isMaven).findFirst().orElse(current);
    }
    // A pid alone may have been given out again; one that is above us has not.
    return ancestors.stream()
        .filter(one -> Long.toString(one.pid()).equals(named))
        .findFirst()
        .orElseThrow(() ->
            new ServersException(
                ServersException.Kind.STATE,
                "process " + named + ", whose build this is, has ended",
                "if this is no part of its build, unset " + VARIABLE));
  }

  private static boolean isMaven(ProcessIdentity process) {
    return Ancestors.command(process).contains(MAVEN);
  }
}
