package ai.somagent.soma.servers.proofs;

import ai.somagent.soma.servers.instance.RunningServer;
import ai.somagent.soma.servers.proof.Proof;
import io.temporal.api.workflowservice.v1.GetClusterInfoRequest;
import io.temporal.api.workflowservice.v1.GetClusterInfoResponse;
import java.util.UUID;

/** A workflow on the full server, and a search attribute that finds it in PostgreSQL. */
public final class TemporalPostgresqlProof implements Proof {

  private static final String STORE = "postgres12";

  @Override
  public String server() {
    return "temporal-postgresql";
  }

  @Override
  public String action() {
    return "a workflow with an activity by a real worker, its history, found by a search attribute";
  }

  @Override
  public String prove(RunningServer server) throws Exception {
    try (TemporalConnection temporal =
        new TemporalConnection(
            server.env("SOMA_TEMPORAL_PG_ADDRESS"), server.env("SOMA_TEMPORAL_PG_NAMESPACE"))) {
      GetClusterInfoResponse cluster =
          temporal
              .service()
              .blockingStub()
              .getClusterInfo(GetClusterInfoRequest.getDefaultInstance());
      ProofCheck.same("the store", STORE, cluster.getPersistenceStore());
      ProofCheck.same("the store that is searched", STORE, cluster.getVisibilityStore());
      ProofCheck.same(
          "the server's version", server.recipe().version(), cluster.getServerVersion());

      TemporalSearch search = new TemporalSearch(temporal);
      search.create();
      String value = UUID.randomUUID().toString();
      String ran = temporal.runWorkflow(search.valued(value));
      search.requireOne(value);
      return ran + "; found by its search attribute, all kept by plugin " + STORE;
    }
  }
}
