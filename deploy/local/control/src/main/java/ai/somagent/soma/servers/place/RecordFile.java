package ai.somagent.soma.servers.place;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A small JSON file in which something is written down, for other processes and for later.
 *
 * @param path absolute
 * @param type what is in it; a file that was read may lack any part of it
 */
public record RecordFile<T extends Record>(Path path, Class<T> type) {

  /** Without getters named {@code is…}: what a record can be asked is not part of it. */
  private static final ObjectMapper JSON =
      JsonMapper.builder().disable(MapperFeature.AUTO_DETECT_IS_GETTERS).build();

  /** What is written down; a file that is missing or damaged counts as none. */
  public Optional<T> read() {
    if (!Files.isRegularFile(path)) {
      return Optional.empty();
    }
    try {
      @Nullable T read = JSON.readValue(Files.readString(path), type);
      return Optional.ofNullable(read);
    } catch (JsonProcessingException | NoSuchFileException damagedOrDeleted) {
      return Optional.empty();
    } catch (CharacterCodingException damaged) {
      return Optional.empty();
    } catch (IOException unreadable) {
      throw DiskTrouble.of("cannot read `" + path + "`", unreadable);
    }
  }

  /** A reader sees the old record or the new one. */
  public void write(T record) {
    try {
      Folders.writeWhole(
          path, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(record) + "\n");
    } catch (JsonProcessingException bug) {
      throw new IllegalStateException(bug);
    }
  }
}
