package ai.somagent.soma.servers.instance;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Passwords of instances. */
final class Secret {

  private Secret() {}

  /** 128 random bits as 32 hexadecimal digits. */
  static String random() {
    byte[] bytes = new byte[16];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
