package ai.somagent.soma.cli.command;

import ai.somagent.soma.cli.console.Console;
import ai.somagent.soma.cli.console.ExitCode;
import ai.somagent.soma.cli.project.NewProject;
import ai.somagent.soma.cli.workspace.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * {@code soma init}: a new project that checks clean and runs. Nothing is written when any of its
 * files is there.
 *
 * @param folder where; made when it is not there
 */
public record InitCommand(String folder) implements Command {

  @Override
  public ExitCode execute(Console console) {
    Path root;
    try {
      root = Path.of(folder).toAbsolutePath().normalize();
    } catch (InvalidPathException e) {
      console.complain("`" + folder + "` is not a path");
      return ExitCode.USAGE;
    }
    String name = root.getFileName() == null ? "project" : root.getFileName().toString();
    Map<String, String> files = NewProject.files(name);
    List<String> there = new ArrayList<>();
    for (String file : files.keySet()) {
      if (Files.exists(root.resolve(file), LinkOption.NOFOLLOW_LINKS)) {
        there.add("`" + file + "`");
      }
    }
    if (!there.isEmpty()) {
      console.complain("nothing was written: there is already " + String.join(", ", there));
      return ExitCode.USAGE;
    }
    return write(root, files, console);
  }

  private ExitCode write(Path root, Map<String, String> files, Console console) {
    try {
      for (Map.Entry<String, String> file : files.entrySet()) {
        Path target = root.resolve(file.getKey());
        Files.createDirectories(target.getParent());
        AtomicFile.write(target, file.getValue().getBytes(StandardCharsets.UTF_8));
        console.out().println("wrote " + Path.of(folder).resolve(file.getKey()).normalize());
      }
    } catch (IOException e) {
      console.complain("cannot write into `" + folder + "`: " + AtomicFile.reason(e));
      return ExitCode.ENVIRONMENT;
    }
    console.out().println();
    console.out().println("next: " + (folder.equals(".") ? "" : "cd " + folder + " && ") + NEXT);
    return ExitCode.CLEAN;
  }

  private static final String NEXT = "soma check && soma run capsules --input name=Ada";
}
