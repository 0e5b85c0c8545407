package ai.somagent.soma.servers.install;

import ai.somagent.soma.servers.place.DiskTrouble;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Enumeration;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Unpacks a zip file: plain files and folders only, each inside the target, executable bits kept.
 */
final class ZipContent {

  private static final int EXECUTABLE = 0111;

  private ZipContent() {}

  /**
   * @param target an empty folder
   */
  static void unpack(Path archive, Path target) {
    try (ZipFile zip = new ZipFile(archive.toFile())) {
      Map<String, Integer> modes = ZipModes.read(archive);
      Enumeration<? extends ZipEntry> entries = zip.entries();
      while (entries.hasMoreElements()) {
        ZipEntry entry = entries.nextElement();
        int mode = modes.getOrDefault(entry.getName(), 0);
        if (ZipModes.isSpecial(mode)) {
          throw Unpacked.refused(archive, entry.getName() + "` is a link or a device");
        }
        Path path = inside(archive, target, entry.getName());
        if (entry.isDirectory()) {
          Files.createDirectories(path);
        } else {
          Files.createDirectories(path.getParent());
          try (InputStream in = zip.getInputStream(entry)) {
            Files.copy(in, path);
          }
          if ((mode & EXECUTABLE) != 0) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
          }
        }
      }
    } catch (ZipException damaged) {
      throw Unpacked.refused(
          archive, archive.getFileName() + "` is damaged: " + damaged.getMessage());
    } catch (IOException refused) {
      throw DiskTrouble.of("cannot unpack `" + archive.getFileName() + "`", refused);
    }
  }

  private static Path inside(Path archive, Path target, String name) {
    Path path = target.resolve(name).normalize();
    boolean clean = !name.startsWith("/") && !name.contains("\\") && name.indexOf('\0') < 0;
    if (!clean || path.equals(target) || !path.startsWith(target)) {
      throw Unpacked.refused(archive, name + "` leads outside");
    }
    return path;
  }
}
