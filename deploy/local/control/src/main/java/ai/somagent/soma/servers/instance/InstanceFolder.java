package ai.somagent.soma.servers.instance;

import ai.somagent.soma.servers.place.DiskTrouble;
import ai.somagent.soma.servers.place.LogFile;
import ai.somagent.soma.servers.place.RecordFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/**
 * The folder of one instance.
 *
 * @param path absolute
 */
record InstanceFolder(Path path) {

  private static final FileAttribute<Set<PosixFilePermission>> ONLY_OURS =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

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
      if (!Files.exists(log(), LinkOption.NOFOLLOW_LINKS)) {
        // What a server writes about its clients' data is for the one who started it.
        Files.createFile(log(), ONLY_OURS);
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
    return String.join("\n", new LogFile(log()).lastLines(count));
  }
}
