package ai.somagent.soma.servers.instance;

import ai.somagent.soma.servers.place.DiskTrouble;
import ai.somagent.soma.servers.place.RecordFile;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Optional;

/**
 * The folder of one instance.
 *
 * @param path absolute
 */
record InstanceFolder(Path path) {

  /** Of a log that may have grown to gigabytes. */
  private static final int LAST_PART_BYTES = 64 * 1024;

  Path data() {
    return path.resolve("data");
  }

  Path log() {
    return path.resolve("server.log");
  }

  /** What the run before this one wrote. */
  private Path earlierLog() {
    return path.resolve("server.log.1");
  }

  /**
   * Begins a new log and keeps the one before it: what is in the log is about this run, and it
   * grows no longer than a run lasts.
   */
  void turnLog() {
    try {
      if (Files.exists(log()) && Files.size(log()) > 0) {
        Files.move(log(), earlierLog(), StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException refused) {
      throw DiskTrouble.of("cannot begin a new log in `" + path + "`", refused);
    }
  }

  private RecordFile<InstanceRecord> record() {
    return new RecordFile<>(path.resolve("instance.json"), InstanceRecord.class);
  }

  /** Whether something is written down that cannot be understood. */
  boolean isDamaged() {
    return Files.exists(record().path(), LinkOption.NOFOLLOW_LINKS) && read().isEmpty();
  }

  /** What is written down; a record of another format, or a damaged one, counts as none. */
  Optional<InstanceRecord> read() {
    return record().read().filter(InstanceRecord::isComplete);
  }

  void write(InstanceRecord written) {
    record().write(written);
  }

  /** The last lines of the log, for a person. */
  String lastLines(int count) {
    try {
      String[] lines = lastPart(log()).split("\n");
      int first = Math.max(0, lines.length - count);
      return String.join("\n", Arrays.asList(lines).subList(first, lines.length));
    } catch (NoSuchFileException nothingWritten) {
      return "";
    } catch (IOException unreadable) {
      throw DiskTrouble.of("cannot read `" + log() + "`", unreadable);
    }
  }

  private static String lastPart(Path file) throws IOException {
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      long start = Math.max(0, channel.size() - LAST_PART_BYTES);
      channel.position(start);
      String text =
          new String(
              Channels.newInputStream(channel).readNBytes(LAST_PART_BYTES), StandardCharsets.UTF_8);
      // What comes before the first line end may be half a line, or half a letter.
      return start == 0 ? text : text.substring(text.indexOf('\n') + 1);
    }
  }
}
