package ai.somagent.soma.archive;

import ai.somagent.soma.ir.digest.Digests;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A zip archive that keeps to {@link ArchiveLimits}, held packed in memory. Every entry has been
 * unpacked once to check it; {@link #content} unpacks one again, so that only one is held unpacked
 * at a time. Immutable and thread-safe.
 */
public final class Archive {
  private final ZipBytes file;
  private final String digest;
  private final Map<String, ZipLocal> locals;
  private final List<ArchiveEntry> entries;

  private Archive(
      ZipBytes file, String digest, Map<String, ZipLocal> locals, List<ArchiveEntry> entries) {
    this.file = file;
    this.digest = digest;
    this.locals = locals;
    this.entries = List.copyOf(entries);
  }

  /**
   * Opens the regular file at {@code path}.
   *
   * @throws ArchiveException the file is refused
   * @throws IOException the disk failed; trying again may help
   */
  public static Archive open(String path) throws ArchiveException, IOException {
    return of(ArchiveFile.read(path, ArchiveLimits.STANDARD));
  }

  /** Opens an archive held in {@code bytes}, which must not change afterwards. */
  public static Archive of(byte[] bytes) throws ArchiveException {
    if (bytes.length > ArchiveLimits.STANDARD.file()) {
      throw new ArchiveException(
          ArchiveFault.TOO_LARGE,
          "the archive has %d bytes; a bundle has at most %d"
              .formatted(bytes.length, ArchiveLimits.STANDARD.file()));
    }
    ZipBytes file = new ZipBytes(bytes);
    Map<String, ZipLocal> locals = new LinkedHashMap<>();
    List<ArchiveEntry> entries = new ArrayList<>();
    for (ZipLocal local : ZipLayout.read(file, ArchiveLimits.STANDARD)) {
      byte[] content = ZipContent.unpack(file, local);
      if (!local.record().folder()) {
        String path = local.record().path();
        locals.put(path, local);
        entries.add(new ArchiveEntry(path, content.length, Digests.ofBytes(content)));
      }
    }
    return new Archive(file, Digests.ofBytes(bytes), locals, entries);
  }

  /** Of the archive's own bytes. */
  public String digest() {
    return digest;
  }

  /** Bytes of the archive itself. */
  public int size() {
    return file.length();
  }

  /** The files, in the archive's order; folders are left out. */
  public List<ArchiveEntry> entries() {
    return entries;
  }

  public Optional<ArchiveEntry> find(String path) {
    return entries.stream().filter(entry -> entry.path().equals(path)).findFirst();
  }

  /** The content of an entry of this archive; a new array each time. */
  public byte[] content(ArchiveEntry entry) throws ArchiveException {
    ZipLocal local = locals.get(entry.path());
    if (local == null) {
      throw new IllegalArgumentException("no entry " + entry.path());
    }
    return ZipContent.unpack(file, local);
  }
}
