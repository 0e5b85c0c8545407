package ai.somagent.soma.servers.instance;

import ai.somagent.soma.servers.ServersException;
import ai.somagent.soma.servers.catalogue.BundledFile;
import ai.somagent.soma.servers.catalogue.Template;
import ai.somagent.soma.servers.install.InstalledServer;
import ai.somagent.soma.servers.place.DiskTrouble;
import ai.somagent.soma.servers.place.Folders;
import ai.somagent.soma.servers.place.OwnFolder;
import ai.somagent.soma.servers.process.Mounts;
import ai.somagent.soma.servers.process.ProcessTree;
import ai.somagent.soma.servers.process.ServerCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;

/** The files of an instance: fresh data, expanded templates, and the user they belong to. */
record DataFolder(InstalledServer installed, InstanceFolder folder) {

  /** Throws the data away. */
  void clear() {
    Mounts.releaseUnder(folder.data());
    Folders.delete(folder.data());
    // What the server's user left in it must not be handed on with the folder.
    Folders.delete(folder.path().resolve("tmp"));
  }

  /** Throws the data away and begins anew, from the recipe's template when it has one. */
  void renew() {
    clear();
    Path template = installed.home().resolve("data-template");
    if (Files.isDirectory(template)) {
      shell(List.of("cp", "-a", template.toString(), folder.data().toString()));
    } else {
      make(folder.data());
    }
    make(folder.path().resolve("tmp"));
    close(folder.data());
    close(folder.path().resolve("tmp"));
    own();
  }

  /** Writes the recipe's files with this instance's values. */
  void expandFiles(Map<String, String> values) {
    installed
        .recipe()
        .files()
        .forEach((name, template) -> {
          Folders.writeWhole(
              folder.path().resolve(name), Template.expand(BundledFile.text(template), values));
          ownFile(folder.path().resolve(name));
        });
  }

  private void own() {
    String user = installed.recipe().user();
    if (!user.isEmpty() && OwnFolder.userId() == 0) {
      shell(List.of("chown", "-R", user + ":", folder.data().toString()));
      shell(List.of("chown", "-R", user + ":", folder.path().resolve("tmp").toString()));
    }
  }

  private void ownFile(Path file) {
    String user = installed.recipe().user();
    if (!user.isEmpty() && OwnFolder.userId() == 0) {
      shell(List.of("chown", user + ":", file.toString()));
    }
  }

  /** Marked, so that the next start finds it when we are killed while it copies. */
  private ServerCommand command(List<String> words) {
    return new ServerCommand(
        words, folder.path(), Map.of(ProcessTree.MARK, folder.path().toString()), "", folder.log());
  }

  private void shell(List<String> words) {
    int code = command(words).run(60);
    if (code != 0) {
      String said = folder.lastLines(3);
      throw DiskTrouble.isFull(said)
          ? DiskTrouble.of("cannot fill `" + folder.data() + "`", new IOException(said))
          : new ServersException(
              ServersException.Kind.START_FAILED,
              "`" + String.join(" ", words) + "` ended with " + code,
              said);
    }
  }

  private static void make(Path path) {
    try {
      Files.createDirectories(path);
    } catch (IOException refused) {
      throw DiskTrouble.of("cannot make the folder `" + path + "`", refused);
    }
  }

  /** The instance's folder can be passed through, so that its user gets in; others stop here. */
  private static void close(Path path) {
    try {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
    } catch (IOException refused) {
      throw DiskTrouble.of("cannot close the folder `" + path + "`", refused);
    }
  }
}
