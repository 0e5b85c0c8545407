package ai.somagent.soma.servers.proofs;

import ai.somagent.soma.servers.instance.RunningServer;
import ai.somagent.soma.servers.proof.Proof;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;

/** OpenBao through Vault's HTTP API. Deletes the secret and the key it made. */
public final class OpenBaoProof implements Proof {

  @Override
  public String server() {
    return "openbao";
  }

  @Override
  public String action() {
    return "refuse a wrong token, write two versions of a secret and read both, encrypt and"
        + " decrypt";
  }

  @Override
  public String prove(RunningServer server) throws Exception {
    String name = "soma-proof-" + UUID.randomUUID();
    try (JsonOverHttp api =
        JsonOverHttp.at(
            server.env("SOMA_OPENBAO_URL") + "/v1",
            "X-Vault-Token",
            server.env("SOMA_OPENBAO_TOKEN"))) {
      ProofCheck.same(
          "the answer to a wrong token",
          403,
          api.with("wrong").status("GET", "/secret/data/" + name, ""));
      twoVersions(api, name);
      String sealed = encryptAndDecrypt(api, name);
      String version = api.get("/sys/health").path("version").asText();
      return "OpenBao " + version + ", two versions read, ciphertext " + sealed + "…";
    }
  }

  private static void twoVersions(JsonOverHttp api, String name)
      throws IOException, InterruptedException {
    try {
      api.send("POST", "/secret/data/" + name, "{\"data\": {\"colour\": \"red\"}}");
      api.send("POST", "/secret/data/" + name, "{\"data\": {\"colour\": \"blue\"}}");
      JsonNode now = api.get("/secret/data/" + name);
      ProofCheck.same("the version", 2, now.at("/data/metadata/version").asInt());
      ProofCheck.same("the secret", "blue", now.at("/data/data/colour").asText());
      JsonNode before = api.get("/secret/data/" + name + "?version=1");
      ProofCheck.same("the secret before", "red", before.at("/data/data/colour").asText());
    } finally {
      api.sendForText("DELETE", "/secret/metadata/" + name, "");
    }
  }

  private static String encryptAndDecrypt(JsonOverHttp api, String name)
      throws IOException, InterruptedException {
    String plain =
        Base64.getEncoder().encodeToString("nothing up my sleeve".getBytes(StandardCharsets.UTF_8));
    api.sendForText("POST", "/transit/keys/" + name, "{}");
    try {
      String sealed =
          api.send("POST", "/transit/encrypt/" + name, "{\"plaintext\": \"" + plain + "\"}")
              .at("/data/ciphertext")
              .asText();
      ProofCheck.that(sealed.startsWith("vault:v1:"), "the ciphertext is `" + sealed + "`");
      JsonNode opened =
          api.send("POST", "/transit/decrypt/" + name, "{\"ciphertext\": \"" + sealed + "\"}");
      ProofCheck.same("the plaintext", plain, opened.at("/data/plaintext").asText());
      return sealed.substring(0, 16);
    } finally {
      api.sendForText("POST", "/transit/keys/" + name + "/config", "{\"deletion_allowed\": true}");
      api.sendForText("DELETE", "/transit/keys/" + name, "");
    }
  }
}
