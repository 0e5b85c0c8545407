package ai.somagent.soma.servers.keep;

import ai.somagent.soma.servers.instance.SessionContext;
import ai.somagent.soma.servers.instance.Sessions;
import ai.somagent.soma.servers.process.Listener;
import ai.somagent.soma.servers.process.Listeners;
import ai.somagent.soma.servers.process.ProcessIdentity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Ends what a build started, and looks whether anything is left. */
public final class BuildEnd {

  private final SessionContext context;

  public BuildEnd(SessionContext context) {
    this.context = context;
  }

  /**
   * What is still there of a build.
   *
   * @param processes of its servers and its keeper
   * @param ports that its servers opened, asked for or not, and somebody still listens on
   * @param folders of its sessions
   */
  public record Remains(int processes, int ports, int folders) {

    public boolean isNothing() {
      return processes == 0 && ports == 0 && folders == 0;
    }

    @Override
    public String toString() {
      return processes + " processes, " + ports + " ports, " + folders + " folders of ours remain";
    }
  }

  /** Removes what dead builds and their keepers left; returns the names of the sessions. */
  public List<String> sweep() {
    new Keepers(context.places()).sweep();
    return new Sessions(context).sweep();
  }

  /**
   * Ends the owner's servers and its keeper, deletes its sessions, and sweeps what dead builds
   * left.
   *
   * @return what the kernel and the disk show afterwards
   */
  public Remains end(ProcessIdentity owner) {
    Sessions sessions = new Sessions(context);
    Map<String, Listener> sockets = Listeners.sockets(sessions.processesOf(owner));
    sessions.deleteOwnedBy(owner);
    Keepers keepers = new Keepers(context.places());
    keepers.end(owner);
    sweep();
    List<ProcessIdentity> processes = new ArrayList<>(sessions.processesOf(owner));
    keepers.find(owner).ifPresent(processes::add);
    return new Remains(
        processes.size(), Listeners.stillOpen(sockets).size(), sessions.ownedBy(owner).size());
  }
}
