package ai.somagent.soma.archive;

import ai.somagent.soma.ir.digest.Digests;
import ai.somagent.soma.spi.ToolException;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/** Opening a bundle on behalf of a tool, with failures in the terms of its declaration. */
public final class BundleSource {
  private BundleSource() {}

  /**
   * Opens the bundle at {@code path} for the first time.
   *
   * @throws ToolException {@code UnreadableBundle}, {@code UnsafeBundle}, or {@code Unavailable}
   *     when the disk failed
   */
  public static Archive open(String path) throws ToolException {
    return checked(bytes(path));
  }

  /**
   * Opens the bundle that a {@code BundleRef} names, under the same limits.
   *
   * @throws ToolException as {@link #open}, or {@code BundleChanged} when the file no longer holds
   *     the bytes the reference was made from
   */
  public static Archive reopen(ObjectNode ref) throws ToolException {
    byte[] bytes = bytes(ref.path("path").asText());
    String expected = ref.path("digest").asText();
    String found = Digests.ofBytes(bytes);
    if (found.equals(expected)) {
      return checked(bytes);
    }
    ObjectNode fields = JsonNodeFactory.instance.objectNode();
    fields.put("expected", expected).put("found", found);
    throw ToolException.declared(
        "BundleChanged", "the file no longer holds the bytes that were opened", fields);
  }

  /** The content of an entry; the archive was checked, so a refusal here is the same refusal. */
  public static byte[] content(Archive archive, ArchiveEntry entry) throws ToolException {
    try {
      return archive.content(entry);
    } catch (ArchiveException e) {
      throw refused(e);
    }
  }

  private static byte[] bytes(String path) throws ToolException {
    try {
      return ArchiveFile.read(path, ArchiveLimits.STANDARD);
    } catch (ArchiveException e) {
      throw refused(e);
    } catch (IOException e) {
      throw ToolException.unavailable("the bundle's file cannot be read now", e);
    }
  }

  private static Archive checked(byte[] bytes) throws ToolException {
    try {
      return Archive.of(bytes);
    } catch (ArchiveException e) {
      throw refused(e);
    }
  }

  private static ToolException refused(ArchiveException e) {
    ObjectNode fields = JsonNodeFactory.instance.objectNode();
    fields.put("rule", e.fault().code()).put("reason", e.getMessage());
    String kind = e.fault().unreadable() ? "UnreadableBundle" : "UnsafeBundle";
    return ToolException.declared(kind, e.getMessage(), fields);
  }
}
