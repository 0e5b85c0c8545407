package ai.somagent.soma.servers.proof;

import ai.somagent.soma.servers.catalogue.ServerRecipe;
import ai.somagent.soma.servers.install.InstalledServer;
import ai.somagent.soma.servers.instance.RunningServer;
import ai.somagent.soma.servers.instance.Session;
import ai.somagent.soma.servers.process.Listener;
import java.util.SortedSet;

/**
 * What one proof measured.
 *
 * @param recipe the server
 * @param foundVersion version the installed thing gives
 * @param installMillis how long obtaining it took, milliseconds
 * @param startMillis from process start to first healthy answer on new data, milliseconds; 0 for a
 *     tool
 * @param residentBytes of all its processes after the action; a shared page counts once in all
 * @param listeners everything it listened on after the action
 * @param action what was done
 * @param came what came back
 */
public record ProofRun(
    ServerRecipe recipe,
    String foundVersion,
    long installMillis,
    long startMillis,
    long residentBytes,
    SortedSet<Listener> listeners,
    String action,
    String came) {

  /**
   * Starts the server in the session and does the proof's action.
   *
   * @throws Exception whatever the proof met
   */
  public static ProofRun of(Session session, InstalledServer installed, Proof proof)
      throws Exception {
    RunningServer server = session.start(installed.recipe().name());
    String came = proof.prove(server);
    return new ProofRun(
        installed.recipe(),
        installed.foundVersion(),
        installed.installMillis(),
        server.startMillis(),
        server.residentBytes(),
        server.listeners(),
        proof.action(),
        came);
  }
}
