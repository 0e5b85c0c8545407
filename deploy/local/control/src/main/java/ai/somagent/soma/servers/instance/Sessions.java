package ai.somagent.soma.servers.instance;

import ai.somagent.soma.servers.place.DiskTrouble;
import ai.somagent.soma.servers.place.Folders;
import ai.somagent.soma.servers.place.OwnFolder;
import ai.somagent.soma.servers.process.ProcessIdentity;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All sessions of this user on this machine. */
public final class Sessions {

  /** Without getters named {@code is…}: what a record can be asked is not part of it. */
  private static final ObjectMapper JSON =
      JsonMapper.builder().disable(MapperFeature.AUTO_DETECT_IS_GETTERS).build();

  private final SessionContext context;

  public Sessions(SessionContext context) {
    this.context = context;
  }

  /** What is written down about a session. */
  private record SessionRecord(String format, boolean freePorts, @Nullable ProcessIdentity owner) {}

  /** Opens a session, making its folder when it is new. */
  public Session open(SessionSpec spec) {
    Path run = OwnFolder.make(context.places().run(), "rwx--x--x");
    Path folder = OwnFolder.make(run.resolve(spec.name()), "rwx--x--x");
    if (!Files.exists(recordFile(folder))) {
      write(
          folder, new SessionRecord("soma.session/1", spec.freePorts(), spec.owner().orElse(null)));
    }
    return new Session(context, spec, folder);
  }

  /** Every session there is, by name. */
  public List<Session> all() {
    List<Session> all = new ArrayList<>();
    for (Path folder : folders(context)) {
      read(folder)
          .ifPresent(record ->
              all.add(
                  new Session(
                      context,
                      new SessionSpec(
                          folder.getFileName().toString(),
                          record.freePorts(),
                          Optional.ofNullable(record.owner())),
                      folder)));
    }
    return all;
  }

  /** The sessions that end with this process. */
  public List<Session> ownedBy(ProcessIdentity owner) {
    return all().stream().filter(session -> isOwnedBy(session, owner)).toList();
  }

  private boolean isOwnedBy(Session session, ProcessIdentity owner) {
    return read(session.folder()).map(SessionRecord::owner).filter(owner::equals).isPresent();
  }

  /** Ends and deletes every session whose owner is gone; returns their names. */
  public List<String> sweep() {
    List<String> swept = new ArrayList<>();
    for (Session session : all()) {
      Optional<ProcessIdentity> owner = read(session.folder()).map(SessionRecord::owner);
      if (owner.isPresent() && !owner.get().isAlive()) {
        session.delete();
        swept.add(session.name());
      }
    }
    return swept;
  }

  /** Ports written down by any instance of any session. */
  static Set<Integer> recordedPorts(SessionContext context) {
    Set<Integer> ports = new LinkedHashSet<>();
    for (Path session : folders(context)) {
      for (Path instance : children(session)) {
        new InstanceFolder(instance).read().ifPresent(one -> ports.addAll(one.ports().values()));
      }
    }
    return ports;
  }

  private static List<Path> folders(SessionContext context) {
    return children(context.places().run());
  }

  private static List<Path> children(Path folder) {
    List<Path> children = new ArrayList<>();
    if (!Files.isDirectory(folder)) {
      return children;
    }
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, Files::isDirectory)) {
      entries.forEach(children::add);
    } catch (IOException | java.nio.file.DirectoryIteratorException gone) {
      // Another process has just deleted it.
      return children;
    }
    children.sort(null);
    return children;
  }

  private static Path recordFile(Path folder) {
    return folder.resolve("session.json");
  }

  private static Optional<SessionRecord> read(Path folder) {
    try {
      return Files.isRegularFile(recordFile(folder))
          ? Optional.of(JSON.readValue(Files.readString(recordFile(folder)), SessionRecord.class))
          : Optional.empty();
    } catch (JsonProcessingException damaged) {
      return Optional.empty();
    } catch (java.nio.file.NoSuchFileException gone) {
      return Optional.empty();
    } catch (IOException unreadable) {
      throw DiskTrouble.of("cannot read `" + recordFile(folder) + "`", unreadable);
    }
  }

  private static void write(Path folder, SessionRecord record) {
    try {
      Folders.writeWhole(recordFile(folder), JSON.writeValueAsString(record) + "\n");
    } catch (JsonProcessingException bug) {
      throw new IllegalStateException(bug);
    }
  }
}
