package ai.somagent.soma.archive;

/**
 * The record that ends a zip archive and tells where its directory is. It has to be the last thing
 * in the file: neither a comment nor anything else may follow.
 *
 * @param entries how many records the directory has
 * @param directory offset of the first one
 * @param at offset of this record, where the directory ends
 */
record ZipEnd(int entries, long directory, int at) {
  static final long SIGNATURE = 0x06054b50L;
  private static final int LENGTH = 22;

  static ZipEnd find(ZipBytes file, ArchiveLimits limits) throws ArchiveException {
    int at = file.length() - LENGTH;
    if (!file.has(at, SIGNATURE) || file.u16(at + 20) != 0) {
      throw misplaced(file);
    }
    int entries = file.u16(at + 10);
    long size = file.u32(at + 12);
    long directory = file.u32(at + 16);
    if (entries == 0xffff || size == 0xffffffffL || directory == 0xffffffffL) {
      throw new ArchiveException(
          ArchiveFault.UNSUPPORTED, "the archive is zip64, which no bundle needs");
    }
    if (file.u16(at + 4) != 0 || file.u16(at + 6) != 0 || file.u16(at + 8) != entries) {
      throw new ArchiveException(ArchiveFault.UNSUPPORTED, "the archive is split over files");
    }
    if (entries == 0) {
      throw new ArchiveException(ArchiveFault.EMPTY, "the archive holds nothing");
    }
    if (entries > limits.entries()) {
      throw new ArchiveException(
          ArchiveFault.TOO_MANY_ENTRIES,
          "the archive has " + entries + " entries; a bundle has at most " + limits.entries());
    }
    if (directory + size != at) {
      throw new ArchiveException(
          ArchiveFault.SURPLUS_BYTES, "the archive has bytes before or after its directory");
    }
    return new ZipEnd(entries, directory, at);
  }

  private static ArchiveException misplaced(ZipBytes file) throws ArchiveException {
    if (file.length() == 0) {
      return new ArchiveException(ArchiveFault.NOT_A_ZIP, "the file is empty");
    }
    for (int at = file.length() - LENGTH; at >= 0; at--) {
      if (file.has(at, SIGNATURE)) {
        return at + LENGTH + file.u16(at + 20) > file.length()
            ? truncated()
            : new ArchiveException(
                ArchiveFault.SURPLUS_BYTES,
                "the archive has a comment or other bytes after its end");
      }
    }
    return file.has(0, ZipLocal.SIGNATURE)
        ? truncated()
        : new ArchiveException(ArchiveFault.NOT_A_ZIP, "the file is not a zip archive");
  }

  private static ArchiveException truncated() {
    return new ArchiveException(
        ArchiveFault.TRUNCATED, "the archive is cut off: its directory is missing");
  }
}
