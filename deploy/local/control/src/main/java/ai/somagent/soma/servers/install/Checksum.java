package ai.somagent.soma.servers.install;

import ai.somagent.soma.servers.ServersException;
import ai.somagent.soma.servers.place.DiskTrouble;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** SHA-256 of what was downloaded, and the refusal when it is not what is pinned. */
final class Checksum {

  private Checksum() {}

  static String of(Path file) {
    MessageDigest digest = sha256();
    byte[] buffer = new byte[1 << 16];
    try (InputStream in = Files.newInputStream(file)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
      }
    } catch (IOException unreadable) {
      throw DiskTrouble.of("cannot read `" + file + "`", unreadable);
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** As {@code sha256sum * | LC_ALL=C sort | sha256sum} in the files' folder prints it. */
  static String ofAll(List<Path> files) {
    StringBuilder list = new StringBuilder();
    files.stream()
        .map(file -> of(file) + "  " + file.getFileName() + "\n")
        .sorted()
        .forEach(list::append);
    byte[] text = list.toString().getBytes(StandardCharsets.UTF_8);
    return HexFormat.of().formatHex(sha256().digest(text));
  }

  /**
   * @throws ServersException of kind WRONG_CHECKSUM
   */
  static void require(String what, String pinned, String found) {
    if (pinned.equals(found)) {
      return;
    }
    throw new ServersException(
        ServersException.Kind.WRONG_CHECKSUM,
        what
            + " has the checksum "
            + found
            + ", and "
            + (pinned.isEmpty() ? "none" : pinned)
            + " is pinned",
        "nothing of it was kept; try again, and if it stays so do not trust where it comes from");
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
