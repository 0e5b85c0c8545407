package ai.somagent.soma.servers.install;

import ai.somagent.soma.servers.catalogue.BundledFile;
import ai.somagent.soma.servers.catalogue.Obtain;
import ai.somagent.soma.servers.catalogue.ServerRecipe;
import ai.somagent.soma.servers.catalogue.Template;
import ai.somagent.soma.servers.place.DiskTrouble;
import ai.somagent.soma.servers.place.LogFile;
import ai.somagent.soma.servers.place.OwnFolder;
import ai.somagent.soma.servers.process.ProcessTree;
import ai.somagent.soma.servers.process.ServerCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is done once with an obtained recipe: its templates, its own commands, the question which
 * version it is. This runs where the recipe stays, since caches that a JVM writes hold paths.
 */
final class Finishing {

  private static final Pattern VERSION =
      Pattern.compile("\\d+(?:\\.\\d+)+(?:[-+~][0-9A-Za-z.~+-]*[0-9A-Za-z])?");

  private static final long LIMIT_SECONDS = 600;

  private final Obtaining under;
  private final Path home;
  private final Path work;
  private final Map<String, String> values;

  /**
   * @param home where the recipe stays
   * @param work folder of the recipe's user
   */
  Finishing(Obtaining under, Path home, Path work) {
    this.under = under;
    this.home = home;
    this.work = work;
    this.values = values();
  }

  private Map<String, String> values() {
    ServerRecipe recipe = under.recipe();
    Map<String, String> known = new LinkedHashMap<>();
    known.put("home", home.toString());
    known.put("work", work.toString());
    known.put("java", Path.of(System.getProperty("java.home"), "bin", "java").toString());
    if (recipe.obtain() instanceof Obtain.FromDebian debian) {
      debian.binaries().forEach((name, path) -> known.put("bin." + name, path));
    }
    return known;
  }

  private String runsAs() {
    return OwnFolder.userId() == 0 ? under.recipe().user() : "";
  }

  void writeFiles() {
    under.recipe().homeFiles().forEach(this::writeFile);
  }

  private void writeFile(String name, String template) {
    Path file = home.resolve(name);
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, Template.expand(BundledFile.text(template), values));
    } catch (IOException refused) {
      throw DiskTrouble.of("cannot write `" + file + "`", refused);
    }
  }

  void runCommands() {
    List<List<String>> commands = under.recipe().finishInstall();
    for (int step = 0; step < commands.size(); step++) {
      under.say("finishes, step " + (step + 1) + " of " + commands.size());
      List<String> words = Template.expand(commands.get(step), values);
      must(words, runsAs().isEmpty() ? home : work, under.tools().log());
    }
    if (!commands.isEmpty()) {
      keepWork();
    }
  }

  /** Copied with its owners: the server's user must own its data. */
  private void keepWork() {
    List<Path> made = InstallFolders.list(work);
    if (made.isEmpty()) {
      return;
    }
    List<String> words = new ArrayList<>(List.of("cp", "-a"));
    made.forEach(path -> words.add(path.toString()));
    words.add(home + "/");
    under.tools().must("cp -a", new ToolCall(words, home));
  }

  /** What the installed thing says its version is; the pinned one when the recipe does not ask. */
  String foundVersion() {
    ServerRecipe recipe = under.recipe();
    if (recipe.versionCommand().isEmpty()) {
      return recipe.version();
    }
    Path output = under.scratch().resolve("version.txt");
    must(Template.expand(recipe.versionCommand(), values), home, output);
    try {
      String first = Files.readString(output).strip().lines().findFirst().orElse("");
      Matcher version = VERSION.matcher(first);
      return version.find() ? version.group() : recipe.version();
    } catch (IOException unreadable) {
      throw DiskTrouble.of("cannot read `" + output + "`", unreadable);
    }
  }

  private void must(List<String> words, Path folder, Path log) {
    String user = folder.equals(work) ? runsAs() : "";
    Map<String, String> mark = Map.of(ProcessTree.MARK, under.tools().mark().toString());
    int exit = new ServerCommand(words, folder, mark, user, log).run(LIMIT_SECONDS);
    if (exit != 0) {
      throw under
          .tools()
          .failed(String.join(" ", words), new ToolResult(exit, new LogFile(log).lastLines(20)));
    }
  }
}
