package ai.somagent.soma.archive;

import java.util.Arrays;

/** Little-endian reading of a file held in memory; a read past the end is a typed refusal. */
final class ZipBytes {
  private final byte[] bytes;

  ZipBytes(byte[] bytes) {
    this.bytes = bytes;
  }

  int length() {
    return bytes.length;
  }

  /** The array itself, to be read only. */
  byte[] array() {
    return bytes;
  }

  int u16(long offset) throws ArchiveException {
    int at = checked(offset, 2);
    return (bytes[at] & 0xff) | (bytes[at + 1] & 0xff) << 8;
  }

  long u32(long offset) throws ArchiveException {
    return u16(offset) | (long) u16(offset + 2) << 16;
  }

  byte[] slice(long offset, int length) throws ArchiveException {
    int at = checked(offset, length);
    return Arrays.copyOfRange(bytes, at, at + length);
  }

  boolean same(long offset, byte[] expected) throws ArchiveException {
    int at = checked(offset, expected.length);
    return Arrays.equals(bytes, at, at + expected.length, expected, 0, expected.length);
  }

  /** Whether the four bytes at {@code offset} are {@code signature}; false past the end. */
  boolean has(long offset, long signature) throws ArchiveException {
    return offset >= 0 && offset + 4 <= bytes.length && u32(offset) == signature;
  }

  private int checked(long offset, int length) throws ArchiveException {
    if (offset < 0 || offset + length > bytes.length) {
      throw new ArchiveException(
          ArchiveFault.INCONSISTENT, "the archive refers to bytes outside itself");
    }
    return (int) offset;
  }
}
