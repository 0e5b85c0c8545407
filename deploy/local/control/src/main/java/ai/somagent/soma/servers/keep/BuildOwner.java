package ai.somagent.soma.servers.keep;

import ai.somagent.soma.servers.process.Ancestors;
import ai.somagent.soma.servers.process.ProcessIdentity;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which process's end is the end of this build. */
public final class BuildOwner {

  /** Pid of the shell that runs the whole build. */
  public static final String VARIABLE = "SOMA_BUILD_PID";

  private static final String MAVEN = "org.codehaus.plexus.classworlds.launcher.Launcher";

  private BuildOwner() {}

  /**
   * The process {@code SOMA_BUILD_PID} names, when we descend from it; else the outermost Maven we
   * descend from; else this JVM.
   */
  public static ProcessIdentity find(Map<String, String> environment) {
    ProcessIdentity current = ProcessIdentity.current();
    List<ProcessIdentity> ancestors = Ancestors.of(current);
    String named = environment.getOrDefault(VARIABLE, "");
    // A pid alone may have been given out again; one that is above us has not.
    Optional<ProcessIdentity> shell =
        ancestors.stream().filter(one -> Long.toString(one.pid()).equals(named)).findFirst();
    return shell
        .or(() -> ancestors.reversed().stream().filter(BuildOwner::isMaven).findFirst())
        .orElse(current);
  }

  private static boolean isMaven(ProcessIdentity process) {
    return Ancestors.command(process).contains(MAVEN);
  }
}
