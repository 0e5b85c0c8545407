package ai.somagent.soma.servers.command;

import ai.somagent.soma.servers.ServersException;
import ai.somagent.soma.servers.catalogue.NotObtainable;
import ai.somagent.soma.servers.catalogue.Obtain;
import ai.somagent.soma.servers.catalogue.ServerRecipe;
import ai.somagent.soma.servers.place.DiskTrouble;
import ai.somagent.soma.servers.process.Listener;
import ai.somagent.soma.servers.proof.ProofRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The table of what was proven, in Markdown. */
final class ProofTable {

  private static final String BEGIN = "<!-- written by `servers prove`: begin -->\n";
  private static final String END = "<!-- written by `servers prove`: end -->\n";

  private ProofTable() {}

  /**
   * @param runs what was proven
   * @param left a sentence for each server that was not
   */
  static String of(List<ProofRun> runs, List<String> left) {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            Locale.ROOT,
            "Seen on %s, %s %s, %d cores, JDK %s.%n%n",
            LocalDate.now(ZoneOffset.UTC),
            System.getProperty("os.name"),
            System.getProperty("os.arch"),
            Runtime.getRuntime().availableProcessors(),
            System.getProperty("java.version")));
    text.append(
        "| Server | Version | Obtained | Install | Start | Memory | Ports | What it did |\n");
    text.append("|---|---|---|---|---|---|---|---|\n");
    runs.forEach(run -> text.append(row(run)));
    text.append("\n### Ports and variables\n\n");
    text.append("| Server | Default ports | What `env` gives |\n|---|---|---|\n");
    runs.forEach(run -> text.append(access(run.recipe())));
    text.append("\n### What a person must know of each\n\n");
    runs.stream().map(ProofRun::recipe).forEach(recipe -> text.append(note(recipe)));
    text.append("\n## Not verified\n\n");
    left.forEach(line -> text.append("- ").append(line).append('\n'));
    NotObtainable.bundled().forEach(missing -> text.append(entry(missing)));
    return text.toString();
  }

  private static String access(ServerRecipe recipe) {
    String optIn = recipe.optIn() ? ", opt-in: `install " + recipe.name() + "`" : "";
    String ports =
        recipe.ports().entrySet().stream()
            .map(port -> port.getKey() + " " + port.getValue())
            .collect(Collectors.joining(", "));
    String variables =
        recipe.env().keySet().stream()
            .map(name -> "`" + name + "`")
            .collect(Collectors.joining(", "));
    return "| `" + recipe.name() + "`" + optIn + " | " + ports + " | " + variables + " |\n";
  }

  private static String note(ServerRecipe recipe) {
    String facts = "Licence " + recipe.licence() + "; verified with " + recipe.client() + ". ";
    String packaged = recipe.packager().isEmpty() ? "" : "Packaged by " + recipe.packager() + ". ";
    return ("- **" + recipe.title() + ".** " + facts + packaged + recipe.note()).strip() + "\n";
  }

  private static String entry(NotObtainable missing) {
    StringBuilder text = new StringBuilder("- **" + missing.name() + ".** " + missing.answer());
    text.append(" Looked for:\n");
    missing.tried().forEach(place -> text.append("  - ").append(place).append('\n'));
    return text.toString();
  }

  private static String row(ProofRun run) {
    boolean tool = run.recipe().tool();
    return String.format(
        Locale.ROOT,
        "| %s (`%s`) | %s | %s | %.0f s | %s | %s | %s | %s: %s |%n",
        run.recipe().title(),
        run.recipe().name(),
        run.foundVersion(),
        obtained(run.recipe()),
        run.installMillis() / 1000.0,
        tool ? "" : run.startMillis() + " ms",
        tool ? "" : run.residentBytes() / (1024 * 1024) + " MiB",
        tool ? "" : listeners(run),
        run.action(),
        run.came().replace("|", "\\|"));
  }

  private static String listeners(ProofRun run) {
    long exposed = run.listeners().stream().filter(one -> !one.loopback()).count();
    if (exposed > 0) {
      throw new ServersException(
          ServersException.Kind.START_FAILED,
          run.recipe().title() + " listens beyond this machine: " + run.listeners(),
          "");
    }
    List<Integer> ports = run.listeners().stream().map(Listener::port).distinct().toList();
    int asked = run.recipe().ports().size();
    return ports.size() + (ports.size() > asked ? " (" + asked + " asked for)" : "");
  }

  private static String obtained(ServerRecipe recipe) {
    String way =
        switch (recipe.obtain()) {
          case Obtain.FromGo go -> "Go module, built here";
          case Obtain.FromDebian debian -> "Debian package";
          case Obtain.FromMaven maven -> "Maven Central";
          case Obtain.FromWheel wheel -> "Python wheel";
        };
    // Who publishes it stands before the colon; what follows is printed with the notes.
    String packager = recipe.packager().split(":", 2)[0];
    return packager.isEmpty() ? way : way + " by " + packager;
  }

  /** Puts the table between the marks of the page. */
  static void write(Path page, String table) {
    try {
      String text = Files.readString(page);
      int begin = text.indexOf(BEGIN);
      int end = text.indexOf(END);
      if (begin < 0 || end < begin) {
        throw new ServersException(
            ServersException.Kind.STATE,
            "`" + page + "` has no marks to write between",
            "add the lines " + BEGIN.strip() + " and " + END.strip());
      }
      Files.writeString(
          page, text.substring(0, begin + BEGIN.length()) + table + text.substring(end));
    } catch (IOException refused) {
      throw DiskTrouble.of("cannot write `" + page + "`", refused);
    }
  }
}
