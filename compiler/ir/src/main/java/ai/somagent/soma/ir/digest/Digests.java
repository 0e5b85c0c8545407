package ai.somagent.soma.ir.digest;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** Names of contents: {@code sha256:} and 64 lower-case hexadecimal digits. */
public final class Digests {
  private static final String PREFIX = "sha256:";
  private static final Pattern SHAPE = Pattern.compile("sha256:[0-9a-f]{64}");

  private Digests() {}

  /**
   * Digest over the UTF-8 bytes of the canonical form of {@code json}.
   *
   * @throws IllegalArgumentException when {@code json} has no canonical form, see {@link
   *     CanonicalJson#of}
   */
  public static String of(JsonNode json) {
    return ofBytes(CanonicalJson.of(json).getBytes(StandardCharsets.UTF_8));
  }

  /** Digest over bytes as they are. */
  public static String ofBytes(byte[] bytes) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
      return PREFIX + HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** Whether {@code text} has the shape of a digest. */
  public static boolean isDigest(String text) {
    return SHAPE.matcher(text).matches();
  }
}
