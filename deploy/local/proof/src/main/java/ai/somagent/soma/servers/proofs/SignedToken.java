package ai.somagent.soma.servers.proofs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;

/**
 * A JSON Web Token signed by RSA (RFC 7515), as it came.
 *
 * @param header which key and algorithm
 * @param claims what it says
 * @param signedText what the signature is of
 * @param signature raw
 */
record SignedToken(JsonNode header, JsonNode claims, String signedText, byte[] signature) {

  private static final ObjectMapper JSON = new ObjectMapper();

  static SignedToken read(String token) throws IOException {
    String[] parts = token.split("\\.", -1);
    ProofCheck.same("the number of the token's parts", 3, parts.length);
    return new SignedToken(
        JSON.readTree(decoded(parts[0])),
        JSON.readTree(decoded(parts[1])),
        parts[0] + "." + parts[1],
        decoded(parts[2]));
  }

  String algorithm() {
    return header.path("alg").asText();
  }

  /** The same with its last claim's bytes changed. */
  SignedToken tampered() {
    return new SignedToken(header, claims, signedText + "A", signature);
  }

  /**
   * @param keys of a JSON Web Key Set
   */
  boolean isSignedBy(JsonNode keys) throws GeneralSecurityException {
    ProofCheck.same("the token's algorithm", "RS256", algorithm());
    for (JsonNode key : keys) {
      if (key.path("kid").equals(header.path("kid"))) {
        Signature check = Signature.getInstance("SHA256withRSA");
        check.initVerify(publicKey(key));
        check.update(signedText.getBytes(StandardCharsets.US_ASCII));
        return check.verify(signature);
      }
    }
    return false;
  }

  private static PublicKey publicKey(JsonNode key) throws GeneralSecurityException {
    return KeyFactory.getInstance("RSA")
        .generatePublic(new RSAPublicKeySpec(number(key, "n"), number(key, "e")));
  }

  private static BigInteger number(JsonNode key, String name) {
    return new BigInteger(1, decoded(key.path(name).asText()));
  }

  private static byte[] decoded(String text) {
    return Base64.getUrlDecoder().decode(text);
  }
}
