package ai.somagent.soma.servers.instance;

import ai.somagent.soma.servers.place.DiskTrouble;
import ai.somagent.soma.servers.place.Folders;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The folder of one instance.
 *
 * @param path absolute
 */
record InstanceFolder(Path path) {

  /** Without getters named {@code is…}: what a record can be asked is not part of it. */
  private static final ObjectMapper JSON =
      JsonMapper.builder().disable(MapperFeature.AUTO_DETECT_IS_GETTERS).build();

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

  private Path recordFile() {
    return path.resolve("instance.json");
  }

  /** Whether something is written down that cannot be understood. */
  boolean isDamaged() {
    return Files.exists(recordFile(), LinkOption.NOFOLLOW_LINKS) && read().isEmpty();
  }

  /** What is written down; a record of another format, or a damaged one, counts as none. */
  Optional<InstanceRecord> read() {
    if (!Files.isRegularFile(recordFile())) {
      return Optional.empty();
    }
    try {
      @Nullable InstanceRecord read =
          JSON.readValue(Files.readString(recordFile()), InstanceRecord.class);
      return Optional.ofNullable(read).filter(InstanceRecord::isComplete);
    } catch (JsonProcessingException | NoSuchFileException damagedOrDeleted) {
      return Optional.empty();
    } catch (CharacterCodingException damaged) {
      return Optional.empty();
    } catch (IOException unreadable) {
      throw DiskTrouble.of("cannot read `" + recordFile() + "`", unreadable);
    }
  }

  void write(InstanceRecord record) {
    try {
      Folders.writeWhole(
          recordFile(), JSON.writerWithDefaultPrettyPrinter().writeValueAsString(record) + "\n");
    } catch (JsonProcessingException bug) {
      throw new IllegalStateException(bug);
    }
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
