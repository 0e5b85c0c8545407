package ai.somagent.soma.servers.place;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/**
 * A file that programs add lines to; it may have grown to gigabytes, so only its end is read.
 *
 * @param path the file; it need not be there
 */
public record LogFile(Path path) {

  private static final int LINES_WITHIN_BYTES = 64 * 1024;

  /** The last lines, at most so many; none when nothing was written. */
  public List<String> lastLines(int count) {
    byte[] end = end(LINES_WITHIN_BYTES);
    String text = new String(end, StandardCharsets.UTF_8);
    // What comes before the first line end may be half a line, or half a letter.
    String whole = end.length < LINES_WITHIN_BYTES ? text : text.substring(text.indexOf('\n') + 1);
    List<String> lines = whole.stripTrailing().lines().toList();
    return lines.subList(Math.max(0, lines.size() - count), lines.size());
  }

  /** The last bytes, at most so many; none when nothing was written. */
  public byte[] end(int bytes) {
    try (SeekableByteChannel channel = Files.newByteChannel(path)) {
      channel.position(Math.max(0, channel.size() - bytes));
      return Channels.newInputStream(channel).readNBytes(bytes);
    } catch (NoSuchFileException nothingWritten) {
      return new byte[0];
    } catch (IOException unreadable) {
      throw DiskTrouble.of("cannot read `" + path + "`", unreadable);
    }
  }
}
