package ai.somagent.soma.archive;

import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Unpacks one entry. The buffer has the declared size, which the limits bound; an entry that holds
 * more or less than it declares, or bytes after its last block, is refused.
 */
final class ZipContent {
  private ZipContent() {}

  static byte[] unpack(ZipBytes file, ZipLocal entry) throws ArchiveException {
    ZipRecord record = entry.record();
    byte[] content =
        record.method() == ZipRecord.STORED
            ? file.slice(entry.data(), (int) record.size())
            : inflate(file, entry);
    CRC32 crc = new CRC32();
    crc.update(content);
    if (crc.getValue() != record.crc()) {
      throw record.refused(ArchiveFault.CORRUPT, "does not match its checksum");
    }
    return content;
  }

  private static byte[] inflate(ZipBytes file, ZipLocal entry) throws ArchiveException {
    ZipRecord record = entry.record();
    int size = (int) record.size();
    byte[] content = new byte[size + 1];
    try (Inflater inflater = new Inflater(true)) {
      inflater.setInput(file.array(), (int) entry.data(), (int) record.packed());
      int filled = 0;
      while (filled <= size && !inflater.finished() && !inflater.needsInput()) {
        filled += inflater.inflate(content, filled, content.length - filled);
      }
      if (filled != size) {
        throw record.refused(
            ArchiveFault.SIZE_MISMATCH,
            (filled > size ? "holds more than " : "holds less than ") + size + " bytes declared");
      }
      if (!inflater.finished() || inflater.getBytesRead() != record.packed()) {
        throw record.refused(ArchiveFault.CORRUPT, "has packed data that ends too early or late");
      }
      return Arrays.copyOf(content, size);
    } catch (DataFormatException e) {
      throw record.refused(ArchiveFault.CORRUPT, "has packed data that cannot be unpacked");
    }
  }
}
