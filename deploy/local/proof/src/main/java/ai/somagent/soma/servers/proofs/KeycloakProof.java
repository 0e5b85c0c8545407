package ai.somagent.soma.servers.proofs;

import ai.somagent.soma.servers.instance.RunningServer;
import ai.somagent.soma.servers.proof.Proof;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.UUID;

/** Tokens for a person and for a program, checked as a service that gets one must check it. */
public final class KeycloakProof implements Proof {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String CLIENT =
      """
      {"clientId": "worker", "secret": "%s", "serviceAccountsEnabled": true,
       "standardFlowEnabled": false, "publicClient": false}
      """;

  @Override
  public String server() {
    return "keycloak";
  }

  @Override
  public String action() {
    return "make a realm and a client, get a token as that client, verify it by the realm's keys";
  }

  @Override
  public String prove(RunningServer server) throws Exception {
    String url = server.env("SOMA_KEYCLOAK_URL");
    String realm = "proof-" + UUID.randomUUID();
    String bearer =
        "Bearer "
            + token(
                url + "/realms/master",
                "grant_type=password&client_id=admin-cli&username="
                    + server.env("SOMA_KEYCLOAK_ADMIN")
                    + "&password="
                    + server.env("SOMA_KEYCLOAK_PASSWORD"));
    try (JsonOverHttp admin = JsonOverHttp.at(url + "/admin/realms", "Authorization", bearer)) {
      admin.sendForText("POST", "", "{\"realm\": \"%s\", \"enabled\": true}".formatted(realm));
      try {
        return proveClient(admin, url, realm);
      } finally {
        admin.sendForText("DELETE", "/" + realm, "");
      }
    }
  }

  private static String proveClient(JsonOverHttp admin, String url, String realm) throws Exception {
    String issuer = url + "/realms/" + realm;
    String secret = UUID.randomUUID().toString();
    admin.sendForText("POST", "/" + realm + "/clients", CLIENT.formatted(secret));
    String grant = "grant_type=client_credentials&client_id=worker&client_secret=";
    String token = token(issuer, grant + secret);

    try (JsonOverHttp open = JsonOverHttp.at(issuer)) {
      JsonNode keys = open.get("/protocol/openid-connect/certs").path("keys");
      SignedToken signed = SignedToken.read(token);
      ProofCheck.that(signed.isSignedBy(keys), "the realm's keys did not sign the token");
      ProofCheck.that(!signed.tampered().isSignedBy(keys), "a changed token passes");
      ProofCheck.same("the issuer", issuer, signed.claims().path("iss").asText());
      ProofCheck.same("the client", "worker", signed.claims().path("azp").asText());
      int refused = ask(issuer, grant + "wrong").statusCode();
      ProofCheck.same("the answer to a wrong secret", 401, refused);
      return "token of `worker` verified with key " + signed.algorithm() + ", changed one refused";
    }
  }

  private static String token(String realm, String form) throws Exception {
    HttpResponse<String> answer = ask(realm, form);
    if (answer.statusCode() != 200) {
      throw new IOException("no token: " + answer.statusCode() + " " + answer.body());
    }
    return JSON.readTree(answer.body()).path("access_token").asText();
  }

  private static HttpResponse<String> ask(String realm, String form) throws Exception {
    try (HttpClient http = HttpClient.newBuilder().proxy(HttpClient.Builder.NO_PROXY).build()) {
      return http.send(
          HttpRequest.newBuilder(URI.create(realm + "/protocol/openid-connect/token"))
              .header("Content-Type", "application/x-www-form-urlencoded")
              .POST(BodyPublishers.ofString(form))
              .build(),
          BodyHandlers.ofString());
    }
  }
}
