package ai.somagent.soma.archive;

/**
 * Where the content of an entry lies, after its local header was found to say what the directory
 * says.
 *
 * @param record the directory's view
 * @param data offset of the packed content
 */
record ZipLocal(ZipRecord record, long data) {
  static final long SIGNATURE = 0x04034b50L;
  private static final long DESCRIPTOR = 0x08074b50L;
  private static final int LENGTH = 30;
  private static final int DESCRIPTOR_FLAG = 1 << 3;
  private static final int COMPARED_FLAGS = 1 | DESCRIPTOR_FLAG | 1 << 6 | 1 << 11 | 1 << 13;

  static ZipLocal check(ZipBytes file, ZipRecord record) throws ArchiveException {
    long at = record.local();
    if (!file.has(at, SIGNATURE)) {
      throw record.refused(ArchiveFault.INCONSISTENT, "is not where the directory says");
    }
    boolean same =
        file.u16(at + 26) == record.rawName().length
            && file.same(at + LENGTH, record.rawName())
            && file.u16(at + 8) == record.method()
            && (file.u16(at + 6) & COMPARED_FLAGS) == (record.flags() & COMPARED_FLAGS)
            && sizesAgree(file, at, record);
    if (!same) {
      throw record.refused(
          ArchiveFault.INCONSISTENT, "is described differently by the directory and in place");
    }
    return new ZipLocal(record, at + LENGTH + record.rawName().length + file.u16(at + 28));
  }

  private static boolean sizesAgree(ZipBytes file, long at, ZipRecord record)
      throws ArchiveException {
    boolean mayBeZero = (record.flags() & DESCRIPTOR_FLAG) != 0;
    return agrees(file.u32(at + 14), record.crc(), mayBeZero)
        && agrees(file.u32(at + 18), record.packed(), mayBeZero)
        && agrees(file.u32(at + 22), record.size(), mayBeZero);
  }

  private static boolean agrees(long local, long declared, boolean mayBeZero) {
    return local == declared || (mayBeZero && local == 0);
  }

  /** Offset after the packed content. */
  long dataEnd() {
    return data + record.packed();
  }

  /** Refuses when the bytes from here to {@code next} are not exactly this entry's. */
  void requireEndAt(ZipBytes file, long next) throws ArchiveException {
    long rest = next - dataEnd();
    if (rest < 0) {
      throw record.refused(ArchiveFault.OVERLAPPING, "shares bytes with another entry");
    }
    boolean described = (record.flags() & DESCRIPTOR_FLAG) != 0;
    boolean fits = described ? rest == 12 || rest == 16 : rest == 0;
    if (!fits) {
      throw record.refused(ArchiveFault.SURPLUS_BYTES, "is followed by bytes of no entry");
    }
    if (described) {
      requireDescriptor(file, dataEnd() + (rest - 12), rest == 16);
    }
  }

  private void requireDescriptor(ZipBytes file, long at, boolean signed) throws ArchiveException {
    boolean same =
        (!signed || file.has(dataEnd(), DESCRIPTOR))
            && file.u32(at) == record.crc()
            && file.u32(at + 4) == record.packed()
            && file.u32(at + 8) == record.size();
    if (!same) {
      throw record.refused(
          ArchiveFault.INCONSISTENT, "is described differently by the directory and after it");
    }
  }
}
