package ai.somagent.soma.servers.proofs;

import ai.somagent.soma.servers.instance.RunningServer;
import ai.somagent.soma.servers.proof.Proof;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.openfga.sdk.api.client.OpenFgaClient;
import dev.openfga.sdk.api.client.model.ClientCheckRequest;
import dev.openfga.sdk.api.client.model.ClientTupleKey;
import dev.openfga.sdk.api.configuration.ApiToken;
import dev.openfga.sdk.api.configuration.ClientConfiguration;
import dev.openfga.sdk.api.configuration.Credentials;
import dev.openfga.sdk.api.model.CreateStoreRequest;
import dev.openfga.sdk.api.model.WriteAuthorizationModelRequest;
import dev.openfga.sdk.errors.FgaApiAuthenticationError;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;

/** A store with a model and a tuple, with OpenFGA's own Java client. */
public final class OpenFgaProof implements Proof {

  /** Viewers are those named, and every owner. */
  private static final String MODEL =
      """
      {"schema_version": "1.1", "type_definitions": [
        {"type": "user"},
        {"type": "document",
         "relations": {
           "owner": {"this": {}},
           "viewer": {"union": {"child": [{"this": {}},
                                         {"computedUserset": {"relation": "owner"}}]}}},
         "metadata": {"relations": {
           "owner": {"directly_related_user_types": [{"type": "user"}]},
           "viewer": {"directly_related_user_types": [{"type": "user"}]}}}}]}
      """;

  @Override
  public String server() {
    return "openfga";
  }

  @Override
  public String action() {
    return "store, model, tuple, checks that allow and deny, refuse a wrong token";
  }

  @Override
  public String prove(RunningServer server) throws Exception {
    OpenFgaClient fga = client(server, server.env("SOMA_OPENFGA_TOKEN"));
    CreateStoreRequest store = new CreateStoreRequest().name("proof-" + UUID.randomUUID());
    fga.setStoreId(fga.createStore(store).get().getId());
    try {
      String model = fga.writeAuthorizationModel(model()).get().getAuthorizationModelId();
      fga.setAuthorizationModelId(model);
      fga.writeTuples(
              List.of(
                  new ClientTupleKey().user("user:ada").relation("owner")._object("document:one")))
          .get();
      ProofCheck.same("ada's right", true, mayView(fga, "user:ada"));
      ProofCheck.same("bob's right", false, mayView(fga, "user:bob"));
    } finally {
      fga.deleteStore().get();
    }
    requireTokenMatters(client(server, "wrong"), store);
    return "the owner may view, a stranger may not, a wrong token is refused";
  }

  private static boolean mayView(OpenFgaClient fga, String user) throws Exception {
    return Boolean.TRUE.equals(
        fga.check(new ClientCheckRequest().user(user).relation("viewer")._object("document:one"))
            .get()
            .getAllowed());
  }

  private static void requireTokenMatters(OpenFgaClient stranger, CreateStoreRequest store)
      throws Exception {
    try {
      stranger.createStore(store).get();
    } catch (ExecutionException refused) {
      ProofCheck.that(
          refused.getCause() instanceof FgaApiAuthenticationError,
          "a wrong token is answered with `" + refused.getCause() + "`");
      return;
    }
    throw new IllegalStateException("a wrong token is accepted");
  }

  private static OpenFgaClient client(RunningServer server, String token) throws Exception {
    return new OpenFgaClient(
        new ClientConfiguration()
            .apiUrl(server.env("SOMA_OPENFGA_URL"))
            .credentials(new Credentials(new ApiToken(token))));
  }

  private static WriteAuthorizationModelRequest model() throws Exception {
    return new ObjectMapper()
        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .readValue(MODEL, WriteAuthorizationModelRequest.class);
  }
}
