package ai.somagent.soma.servers.instance;

import ai.somagent.soma.servers.place.DiskTrouble;
import ai.somagent.soma.servers.place.Folders;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The folder of one instance.
 *
 * @param path absolute
 */
record InstanceFolder(Path path) {

  /** Without getters named {@code is…}: what a record can be asked is not part of it. */
  private static final ObjectMapper JSON =
      JsonMapper.builder().disable(MapperFeature.AUTO_DETECT_IS_GETTERS).build();

  Path data() {
    return path.resolve("data");
  }

  Path log() {
    return path.resolve("server.log");
  }

  private Path recordFile() {
    return path.resolve("instance.json");
  }

  /** What is written down; a record of another format counts as none. */
  Optional<InstanceRecord> read() {
    if (!Files.isRegularFile(recordFile())) {
      return Optional.empty();
    }
    try {
      InstanceRecord read = JSON.readValue(Files.readString(recordFile()), InstanceRecord.class);
      return Optional.of(read).filter(one -> InstanceRecord.FORMAT.equals(one.format()));
    } catch (JsonProcessingException damaged) {
      return Optional.empty();
    } catch (java.nio.file.NoSuchFileException deletedMeanwhile) {
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
      if (!Files.exists(log())) {
        return "";
      }
      String[] lines =
          new String(Files.readAllBytes(log()), java.nio.charset.StandardCharsets.UTF_8)
              .split("\n");
      int first = Math.max(0, lines.length - count);
      return String.join("\n", java.util.Arrays.asList(lines).subList(first, lines.length));
    } catch (IOException unreadable) {
      throw DiskTrouble.of("cannot read `" + log() + "`", unreadable);
    }
  }
}
