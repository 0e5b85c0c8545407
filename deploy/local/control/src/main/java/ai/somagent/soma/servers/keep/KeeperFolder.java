package ai.somagent.soma.servers.keep;

import ai.somagent.soma.servers.place.RecordFile;
import ai.somagent.soma.servers.process.ProcessIdentity;
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
    return recordFile().path();
  }

  private RecordFile<KeeperRecord> recordFile() {
    return new RecordFile<>(path.resolve("keeper.json"), KeeperRecord.class);
  }

  Optional<KeeperRecord> read() {
    return recordFile().read();
  }

  void write(ProcessIdentity owner, ProcessIdentity keeper) {
    recordFile().write(new KeeperRecord("soma.keeper/1", owner, keeper));
  }
}
