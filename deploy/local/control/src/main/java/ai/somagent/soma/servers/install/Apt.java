package ai.somagent.soma.servers.install;

import ai.somagent.soma.servers.place.OwnFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code apt-get} as root, directly or through sudo. */
final class Apt {

  /**
   * Runs a command while a policy keeps packages from starting their services: a server of ours is
   * a private one, and Debian's own would take the default port. A policy that is there already is
   * left alone. Should even this be killed, the policy it leaves has no effect any more, since it
   * asks whether this very process lives.
   */
  private static final String QUIETLY =
      """
      policy=/usr/sbin/policy-rc.d
      if [ ! -e "$policy" ] || grep -q 'soma servers' "$policy"; then
        ticks=$(cut -d' ' -f22 "/proc/$$/stat")
        cat > "$policy" <<END
      #!/bin/sh
      # Written by soma servers while it installs packages; without effect afterwards.
      [ "\\$(cut -d' ' -f22 /proc/$$/stat 2>/dev/null)" = "$ticks" ] && exit 101
      exit 0
      END
        chmod 755 "$policy"
        trap 'rm -f "$policy"' EXIT
        trap 'exit 143' HUP INT TERM
      fi
      "$@"
      """;

  private final List<String> asRoot;
  private final Obtaining under;

  private Apt(List<String> asRoot, Obtaining under) {
    this.asRoot = asRoot;
    this.under = under;
  }

  /** Empty when we cannot become root without asking for a password. */
  static Optional<Apt> find(Obtaining under) {
    if (OwnFolder.userId() == 0) {
      return Optional.of(new Apt(List.of(), under));
    }
    List<String> sudo = List.of("sudo", "-n");
    if (under.tools().onPath("sudo").isEmpty()) {
      return Optional.empty();
    }
    boolean free =
        under.tools().run(new ToolCall(List.of("sudo", "-n", "true"), under.scratch())).succeeded();
    return free ? Optional.of(new Apt(sudo, under)) : Optional.empty();
  }

  void install(List<String> packages) {
    if (!areKnown(packages)) {
      update();
    }
    Set<String> before = bootServices();
    under.say("installs system packages: " + String.join(" ", packages));
    ToolResult result = under.tools().runUndisturbed(call(packages));
    if (!result.succeeded() && result.text().contains("apt-get update")) {
      // The lists are older than the archive.
      update();
      result = under.tools().runUndisturbed(call(packages));
    }
    String shown = "apt-get install " + String.join(" ", packages);
    if (!result.succeeded()) {
      throw under.tools().failed(shown, result);
    }
    Set<String> added = bootServices();
    added.removeAll(before);
    if (!added.isEmpty()) {
      String services = String.join(" ", added);
      under.say(
          "Debian's own services were not started now, and will be at the next boot unless you run "
              + "`sudo systemctl disable "
              + services
              + "`");
    }
  }

  private ToolCall call(List<String> packages) {
    List<String> words = new ArrayList<>(asRoot);
    words.addAll(List.of("sh", "-c", QUIETLY, "sh", "env", "DEBIAN_FRONTEND=noninteractive"));
    words.addAll(List.of("apt-get", "-o", "DPkg::Lock::Timeout=300", "-o", "Acquire::Retries=2"));
    words.addAll(List.of("install", "-y", "--no-install-recommends"));
    words.addAll(packages);
    return new ToolCall(words, under.scratch());
  }

  private boolean areKnown(List<String> packages) {
    List<String> words = new ArrayList<>(List.of("apt-cache", "show", "--no-all-versions"));
    words.addAll(packages);
    return under.tools().run(new ToolCall(words, under.scratch())).succeeded();
  }

  private void update() {
    under.say("asks for the lists of system packages");
    List<String> words = new ArrayList<>(asRoot);
    words.addAll(List.of("apt-get", "-o", "DPkg::Lock::Timeout=300", "update"));
    // When it fails, the install says what matters.
    under.tools().runUndisturbed(new ToolCall(words, under.scratch()));
  }

  /** Services that are started at boot. */
  private static Set<String> bootServices() {
    Set<String> names = new LinkedHashSet<>();
    for (Path target : InstallFolders.list(Path.of("/etc/systemd/system"))) {
      if (target.toString().endsWith(".wants") && Files.isDirectory(target)) {
        InstallFolders.list(target).stream()
            .map(link -> link.getFileName().toString())
            .filter(name -> name.endsWith(".service"))
            .forEach(names::add);
      }
    }
    return names;
  }
}
