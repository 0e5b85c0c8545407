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
import java.util.Set;

/** Downloads jars or a distribution from Maven Central, through the person's own Maven. */
final class MavenObtainer {

  private static final String PLUGIN = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:";

  private MavenObtainer() {}

  static void obtain(Obtain.FromMaven from, Obtaining under) {
    Path mvn = find(under);
    Path download = under.scratch().resolve("download");
    Path project = under.scratch().resolve("project");
    try {
      Files.createDirectories(download);
      // Ends Maven's search for settings of an enclosing project.
      Files.createDirectories(project.resolve(".mvn"));
      Files.writeString(project.resolve("pom.xml"), MavenProject.of(from, download));
    } catch (IOException refused) {
      throw DiskTrouble.of("cannot write `" + project + "`", refused);
    }
    under.say("downloads " + String.join(", ", from.artifacts()));
    String goal = PLUGIN + (from.transitive() ? "copy-dependencies" : "copy");
    try (Lock alone = under.alone("maven")) {
      under
          .tools()
          .must(
              "mvn dependency:copy of " + from.artifacts().getFirst(),
              // -U: Maven remembers what it once failed to find, and would not ask again today.
              new ToolCall(List.of(mvn.toString(), "-B", "-U", "-f", "pom.xml", goal), project)
                  .with(environment(under.tools().environment()))
                  .without(Set.of("MAVEN_ARGS", "MAVEN_BASEDIR", "MAVEN_PROJECTBASEDIR")));
    }
    List<Path> files = InstallFolders.list(download);
    String first = from.artifacts().getFirst();
    Checksum.require(
        files.size() == 1 ? first : first + " and what comes with it",
        from.sha256(),
        Checksum.ofAll(files));
    for (Path file : files) {
      place(file, from.unpack(), under);
    }
  }

  private static Map<String, String> environment(Map<String, String> persons) {
    // A JVM that lives for seconds; what the person set counts more.
    String quick = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC";
    return Map.of(
        "JAVA_HOME",
        System.getProperty("java.home"),
        "MAVEN_OPTS",
        persons.getOrDefault("MAVEN_OPTS", quick));
  }

  private static void place(Path file, boolean unpack, Obtaining under) {
    String name = file.getFileName().toString();
    if (unpack && name.endsWith(".zip")) {
      under.say("unpacks " + name);
      Unpacked.zip(file, under).into(under.home());
    } else if (unpack && (name.endsWith(".tar.gz") || name.endsWith(".tgz"))) {
      under.say("unpacks " + name);
      Unpacked.tar(file, under).into(under.home());
    } else {
      try {
        Files.createDirectories(under.home().resolve("lib"));
        Files.move(file, under.home().resolve("lib").resolve(name));
      } catch (IOException refused) {
        throw DiskTrouble.of("cannot move `" + name + "`", refused);
      }
    }
  }

  private static Path find(Obtaining under) {
    Map<String, String> environment = under.tools().environment();
    String named = environment.getOrDefault("SOMA_MVN", "");
    if (!named.isEmpty() && Files.isExecutable(Path.of(named))) {
      return Path.of(named);
    }
    return under
        .tools()
        .onPath("mvn")
        .or(() ->
            List.of("MAVEN_HOME", "M2_HOME").stream()
                .map(variable -> environment.getOrDefault(variable, ""))
                .filter(home -> !home.isEmpty())
                .map(home -> Path.of(home, "bin", "mvn"))
                .filter(Files::isExecutable)
                .findFirst())
        .orElseThrow(() ->
            new ServersException(
                ServersException.Kind.TOOL_MISSING,
                "Maven is not on this machine, and "
                    + under.recipe().title()
                    + " comes from Maven Central",
                "put `mvn` on PATH, or name it in SOMA_MVN"));
  }
}
