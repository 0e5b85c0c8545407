package ai.somagent.soma.servers.install;

import ai.somagent.soma.servers.ServersException;
import ai.somagent.soma.servers.catalogue.Obtain;
import ai.somagent.soma.servers.place.DiskTrouble;
import ai.somagent.soma.servers.place.Lock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Builds binaries from the project's own modules; the trust is the module's checksum. */
final class GoObtainer {

  private GoObtainer() {}

  static void obtain(Obtain.FromGo from, Obtaining under) {
    GoTool go = GoTool.find(under);
    // One build already uses every core, and two in one cache wait for each other anyway.
    try (Lock alone = under.alone("go")) {
      for (Obtain.GoPackage wanted : from.packages()) {
        build(go, wanted, under);
      }
    }
  }

  private static void build(GoTool go, Obtain.GoPackage wanted, Obtaining under) {
    String pinned = wanted.path() + "@" + wanted.version();
    under.say("builds " + pinned);
    Path bin = under.scratch().resolve("bin-" + wanted.binary());
    BuildProgress told = new BuildProgress(under);
    List<String> arguments = List.of("install", "-v", "-ldflags", "-s -w", pinned);
    under
        .tools()
        .must(
            "go install " + pinned,
            go.call(arguments, Map.of("GOBIN", bin.toString())).onLine(told::line));
    // Go names it after the last element of the path, with exceptions; alone in its folder it
    // needs no guess.
    List<Path> built = InstallFolders.list(bin);
    if (built.size() != 1) {
      throw new ServersException(
          ServersException.Kind.OBTAIN_FAILED,
          "`go install " + pinned + "` made " + built.size() + " binaries, where one was expected",
          "see " + under.tools().log());
    }
    requireSum(go, wanted, built.getFirst(), under);
    try {
      Files.move(built.getFirst(), under.home().resolve(wanted.binary()));
    } catch (IOException refused) {
      throw DiskTrouble.of("cannot move `" + wanted.binary() + "`", refused);
    }
  }

  /** The binary itself says which module, version and checksum it was built from. */
  private static void requireSum(GoTool go, Obtain.GoPackage wanted, Path binary, Obtaining under) {
    // Asked line by line: only the end of a tool's output is kept, and this stands at the top.
    AtomicReference<String> found = new AtomicReference<>("none");
    under
        .tools()
        .must(
            "go version -m " + wanted.binary(),
            go.call(List.of("version", "-m", binary.toString()), Map.of())
                .onLine(line -> moduleIn(line).ifPresent(found::set)));
    String pinned = wanted.module() + " " + wanted.version() + " ";
    if (found.get().startsWith(pinned)) {
      String sum = found.get().substring(pinned.length());
      Checksum.require("the module " + pinned.strip(), wanted.sum(), sum);
    } else {
      Checksum.require("`" + wanted.binary() + "`", pinned + wanted.sum(), found.get());
    }
  }

  /** Module, version and checksum, from the line of {@code go version -m} that holds them. */
  private static Optional<String> moduleIn(String line) {
    String[] words = line.strip().split("\\s+");
    return words.length >= 3 && words[0].equals("mod")
        ? Optional.of(words[1] + " " + words[2] + " " + (words.length > 3 ? words[3] : "none"))
        : Optional.empty();
  }
}
