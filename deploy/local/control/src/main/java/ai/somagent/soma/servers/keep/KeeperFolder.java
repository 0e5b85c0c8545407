package ai.somagent.soma.servers.keep;

import ai.somagent.soma.servers.place.DiskTrouble;
import ai.somagent.soma.servers.place.Folders;
import ai.somagent.soma.servers.process.ProcessIdentity;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The folder of one keeper: its classes, its log and, once it watches, its record.
 *
 * @param path absolute
 */
record KeeperFolder(Path path) {

  /** No session's name begins with a dot. */
  static final String PREFIX = ".keeper-";

  /** Without getters named {@code is…}: what a record can be asked is not part of it. */
  private static final ObjectMapper JSON =
      JsonMapper.builder().disable(MapperFeature.AUTO_DETECT_IS_GETTERS).build();

  /**
   * What is written down about a keeper.
   *
   * @param owner whose end it waits for
   * @param keeper itself
   */
  record KeeperRecord(String format, ProcessIdentity owner, ProcessIdentity keeper) {}

  Path log() {
    return path.resolve("keeper.log");
  }

  /** Deleted by whoever wants the keeper to finish before its owner ends. */
  Path record() {
    return path.resolve("keeper.json");
  }

  Optional<KeeperRecord> read() {
    try {
      return Optional.of(JSON.readValue(Files.readString(record()), KeeperRecord.class));
    } catch (JsonProcessingException damaged) {
      return Optional.empty();
    } catch (NoSuchFileException notYet) {
      return Optional.empty();
    } catch (IOException unreadable) {
      throw DiskTrouble.of("cannot read `" + record() + "`", unreadable);
    }
  }

  void write(ProcessIdentity owner, ProcessIdentity keeper) {
    try {
      KeeperRecord written = new KeeperRecord("soma.keeper/1", owner, keeper);
      Folders.writeWhole(record(), JSON.writeValueAsString(written) + "\n");
    } catch (JsonProcessingException bug) {
      throw new IllegalStateException(bug);
    }
  }
}
