package ai.somagent.soma.servers.install;

import ai.somagent.soma.servers.ServersException;
import ai.somagent.soma.servers.catalogue.Obtain;
import ai.somagent.soma.servers.place.Lock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Has the system's package manager install what is not there, when that is allowed. */
final class DebianObtainer {

  private DebianObtainer() {}

  static void obtain(Obtain.FromDebian from, Obtaining under) {
    String packages = String.join(" ", from.packages());
    if (missing(from).isEmpty()) {
      under.say("is on this system already: " + packages);
      return;
    }
    Tools tools = under.tools();
    if (tools.onPath("apt-get").isEmpty()) {
      throw new ServersException(
          ServersException.Kind.TOOL_MISSING,
          under.recipe().title() + " comes as Debian packages, and this system has no apt-get",
          "install it your way so that these exist: " + String.join(", ", missing(from)));
    }
    boolean inCi = tools.environment().getOrDefault("CI", "").equals("true");
    if (!under.options().allowSystem() && !inCi) {
      throw notAllowed(
          under, packages, "installing them was not allowed", ", or allow it with `--system`");
    }
    Apt apt =
        Apt.find(under)
            .orElseThrow(() ->
                notAllowed(
                    under,
                    packages,
                    "neither root nor sudo without a password is there to install them",
                    ""));
    try (Lock alone = under.alone("apt")) {
      apt.install(from.packages());
    }
    if (!missing(from).isEmpty()) {
      throw new ServersException(
          ServersException.Kind.OBTAIN_FAILED,
          packages + " did not bring " + String.join(", ", missing(from)),
          "this system's packages differ from Debian 12's");
    }
  }

  /** Binaries of the recipe that are not on this system. */
  static List<String> missing(Obtain.FromDebian from) {
    return from.binaries().values().stream()
        .filter(binary -> !Files.isExecutable(Path.of(binary)))
        .toList();
  }

  private static ServersException notAllowed(
      Obtaining under, String packages, String why, String otherwise) {
    return new ServersException(
        ServersException.Kind.NOT_ALLOWED,
        under.recipe().title() + " needs the system packages `" + packages + "`, and " + why,
        "run `sudo apt-get install -y --no-install-recommends " + packages + "`" + otherwise);
  }
}
