package ai.somagent.soma.servers.place;

import ai.somagent.soma.servers.ServersException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Says what a disk refused, in words. */
public final class DiskTrouble {

  private DiskTrouble() {}

  /**
   * @param doing what was tried: "cannot write `x`"
   * @param refused what the system said
   */
  public static ServersException of(String doing, IOException refused) {
    String said = refused.getMessage() == null ? "" : refused.getMessage();
    String reason;
    String advice;
    if (isFull(said)) {
      reason = "no space left on the disk";
      advice = "make room, or run `deploy/local/servers clean`, and call this again";
    } else if (refused instanceof AccessDeniedException) {
      reason = "not permitted";
      advice = "check who owns it, or name another folder in SOMA_HOME or SOMA_RUN";
    } else {
      reason = said.isEmpty() ? refused.getClass().getSimpleName() : said;
      advice = "";
    }
    return new ServersException(ServersException.Kind.DISK, doing + ": " + reason, advice, refused);
  }

  /** Whether a message of the system, or of a tool, speaks of a full disk. */
  public static boolean isFull(String said) {
    String lower = said.toLowerCase(Locale.ROOT);
    return lower.contains("no space left on device") || lower.contains("disk quota exceeded");
  }

  /** Whether the disk of this folder has less room; no when the system does not say. */
  public static boolean hasLessThan(long bytes, Path folder) {
    try {
      return Files.getFileStore(folder).getUsableSpace() < bytes;
    } catch (IOException unknown) {
      return false;
    }
  }
}
