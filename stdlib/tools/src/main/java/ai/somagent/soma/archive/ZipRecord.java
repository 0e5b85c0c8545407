package ai.somagent.soma.archive;

import ai.somagent.soma.finding.Printable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * One record of the directory of a zip archive, as declared.
 *
 * @param rawName the bytes of the name
 * @param path the name, checked; a folder's without its final slash
 * @param folder whether the name ends in a slash
 * @param flags general purpose bits
 * @param method 0 stored, 8 deflated
 * @param crc CRC-32 of the content
 * @param packed size in the archive
 * @param size size unpacked
 * @param local offset of the local header
 */
record ZipRecord(
    byte[] rawName,
    String path,
    boolean folder,
    int flags,
    int method,
    long crc,
    long packed,
    long size,
    long local) {

  static final int STORED = 0;
  static final int DEFLATED = 8;
  private static final long SIGNATURE = 0x02014b50L;
  private static final int LENGTH = 46;
  private static final int ENCRYPTION = 1 | 1 << 6 | 1 << 13;
  private static final int PATCH_DATA = 1 << 5;

  /** Zip64, strong encryption, Unicode path (a second name), WinZip AES. */
  private static final Set<Integer> REFUSED_EXTRAS = Set.of(0x0001, 0x0017, 0x7075, 0x9901);

  private static final int TYPE_MASK = 0170000;
  private static final int REGULAR = 0100000;
  private static final int FOLDER = 0040000;

  /** Every record of the directory, in its order. */
  static List<ZipRecord> readAll(ZipBytes file, ZipEnd end) throws ArchiveException {
    List<ZipRecord> records = new ArrayList<>(end.entries());
    long at = end.directory();
    for (int i = 0; i < end.entries(); i++) {
      if (!file.has(at, SIGNATURE)) {
        throw new ArchiveException(
            ArchiveFault.INCONSISTENT, "the archive's directory has fewer entries than it says");
      }
      records.add(read(file, at));
      at += LENGTH + file.u16(at + 28) + file.u16(at + 30);
    }
    if (at != end.at()) {
      throw new ArchiveException(
          ArchiveFault.INCONSISTENT, "the archive's directory is longer than it says");
    }
    return records;
  }

  private static ZipRecord read(ZipBytes file, long at) throws ArchiveException {
    int nameLength = file.u16(at + 28);
    int flags = file.u16(at + 8);
    byte[] rawName = file.slice(at + LENGTH, nameLength);
    EntryName name = EntryName.check(rawName, flags);
    ZipRecord record =
        new ZipRecord(
            rawName,
            name.path(),
            name.folder(),
            flags,
            file.u16(at + 10),
            file.u32(at + 16),
            file.u32(at + 20),
            file.u32(at + 24),
            file.u32(at + 42));
    record.requirePlain();
    record.requireOrdinary((int) (file.u32(at + 38) >>> 16));
    record.requireNoExtras(file, at + LENGTH + nameLength, file.u16(at + 30));
    if (file.u16(at + 32) != 0) {
      throw record.refused(ArchiveFault.UNSUPPORTED, "carries a comment");
    }
    if (file.u16(at + 34) != 0) {
      throw record.refused(ArchiveFault.UNSUPPORTED, "lies in another file of a split archive");
    }
    return record;
  }

  private void requirePlain() throws ArchiveException {
    if ((flags & ENCRYPTION) != 0) {
      throw refused(ArchiveFault.ENCRYPTED, "is encrypted");
    }
    if ((method != STORED && method != DEFLATED) || (flags & PATCH_DATA) != 0) {
      throw refused(
          ArchiveFault.UNSUPPORTED, "is packed by method " + method + "; use deflate or none");
    }
    if ((method == STORED && packed != size) || (folder && size != 0)) {
      throw refused(ArchiveFault.INCONSISTENT, "declares sizes that contradict each other");
    }
  }

  private void requireOrdinary(int mode) throws ArchiveException {
    int type = mode & TYPE_MASK;
    if ((type != 0 && type != REGULAR && type != FOLDER) || (type == FOLDER && !folder)) {
      throw refused(
          ArchiveFault.SPECIAL_ENTRY, "is a symbolic link or another special file, not a file");
    }
  }

  private void requireNoExtras(ZipBytes file, long start, int length) throws ArchiveException {
    long at = start;
    while (at + 4 <= start + length) {
      if (REFUSED_EXTRAS.contains(file.u16(at))) {
        throw refused(
            ArchiveFault.UNSUPPORTED,
            "has a second name, encryption or a zip64 size in its extra fields");
      }
      at += 4 + file.u16(at + 2);
    }
    if (at != start + length) {
      throw refused(ArchiveFault.INCONSISTENT, "has broken extra fields");
    }
  }

  ArchiveException refused(ArchiveFault fault, String what) {
    return new ArchiveException(fault, "entry " + Printable.quoted(path) + " " + what);
  }
}
