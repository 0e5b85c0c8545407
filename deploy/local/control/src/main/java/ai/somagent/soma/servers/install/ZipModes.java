package ai.somagent.soma.servers.install;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipException;

/**
 * Unix file modes in a zip file's directory, which the JDK does not hand out. Offsets are those of
 * APPNOTE.TXT 4.3.12 and 4.3.16.
 */
final class ZipModes {

  private static final int END = 0x06054b50;
  private static final int ENTRY = 0x02014b50;
  private static final int END_SIZE = 22;
  private static final int ENTRY_SIZE = 46;
  private static final int MADE_ON_UNIX = 3;
  private static final int TYPE = 0170000;
  private static final int FOLDER = 0040000;
  private static final int PLAIN = 0100000;

  private ZipModes() {}

  /** Whether the mode is that of a link, a device or the like. */
  static boolean isSpecial(int mode) {
    int type = mode & TYPE;
    return type != 0 && type != FOLDER && type != PLAIN;
  }

  /** Mode by entry name; 0 for an entry that was not made on Unix. */
  static Map<String, Integer> read(Path archive) throws IOException {
    ByteBuffer directory = directory(archive);
    Map<String, Integer> modes = new LinkedHashMap<>();
    while (directory.remaining() >= ENTRY_SIZE && directory.getInt(directory.position()) == ENTRY) {
      int at = directory.position();
      int nameLength = Short.toUnsignedInt(directory.getShort(at + 28));
      int rest =
          Short.toUnsignedInt(directory.getShort(at + 30))
              + Short.toUnsignedInt(directory.getShort(at + 32));
      byte[] name = new byte[nameLength];
      if (at + ENTRY_SIZE + nameLength + rest > directory.limit()) {
        throw new ZipException("its directory is cut off");
      }
      directory.get(at + ENTRY_SIZE, name);
      boolean unix = directory.get(at + 5) == MADE_ON_UNIX;
      modes.put(
          new String(name, StandardCharsets.UTF_8), unix ? directory.getInt(at + 38) >>> 16 : 0);
      directory.position(at + ENTRY_SIZE + nameLength + rest);
    }
    return modes;
  }

  private static ByteBuffer directory(Path archive) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(archive.toFile(), "r")) {
      int size = (int) Math.min(file.length(), END_SIZE + 0xFFFF);
      ByteBuffer tail = read(file, file.length() - size, size);
      int end = size - END_SIZE;
      while (end >= 0 && tail.getInt(end) != END) {
        end--;
      }
      if (end < 0) {
        throw new ZipException("it has no directory");
      }
      long length = Integer.toUnsignedLong(tail.getInt(end + 12));
      long offset = Integer.toUnsignedLong(tail.getInt(end + 16));
      if (length > Integer.MAX_VALUE || offset + length > file.length()) {
        throw new ZipException("its directory is of a kind that is not read here");
      }
      return read(file, offset, (int) length);
    }
  }

  private static ByteBuffer read(RandomAccessFile file, long offset, int length)
      throws IOException {
    byte[] bytes = new byte[length];
    file.seek(offset);
    file.readFully(bytes);
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
