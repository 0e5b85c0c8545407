package ai.somagent.soma.servers.install;

import ai.somagent.soma.servers.catalogue.Obtain;
import java.nio.file.Path;
import java.util.List;

/** The project file that asks Maven for a recipe's artifacts and nothing else. */
final class MavenProject {

  private MavenProject() {}

  static String of(Obtain.FromMaven from, Path download) {
    StringBuilder items = new StringBuilder();
    for (String artifact : from.artifacts()) {
      items.append(from.transitive() ? dependency(artifact, from.exclude()) : item(artifact));
    }
    return """
    <project xmlns="http://maven.apache.org/POM/4.0.0">
      <modelVersion>4.0.0</modelVersion>
      <groupId>ai.somagent.soma.installed</groupId>
      <artifactId>download</artifactId>
      <version>1</version>
      <packaging>pom</packaging>
      <dependencies>%s</dependencies>
      <build><plugins><plugin>
        <groupId>org.apache.maven.plugins</groupId>
        <artifactId>maven-dependency-plugin</artifactId>
        <configuration>
          <outputDirectory>%s</outputDirectory>
          <artifactItems>%s</artifactItems>
        </configuration>
      </plugin></plugins></build>
    </project>
    """
        .formatted(
            from.transitive() ? items : "",
            escaped(download.toString()),
            from.transitive() ? "" : items);
  }

  private static String dependency(String artifact, List<String> excluded) {
    StringBuilder exclusions = new StringBuilder();
    for (String name : excluded) {
      String[] parts = name.split(":");
      exclusions
          .append("<exclusion>")
          .append(tag("groupId", parts[0]))
          .append(tag("artifactId", parts[1]))
          .append("</exclusion>");
    }
    return "<dependency>%s%s</dependency>"
        .formatted(coordinates(artifact), tag("exclusions", exclusions.toString()));
  }

  /** Copied without a look at what it depends on. */
  private static String item(String artifact) {
    return tag("artifactItem", coordinates(artifact));
  }

  private static String coordinates(String artifact) {
    String[] parts = artifact.split(":");
    if (parts.length < 3 || parts.length > 5) {
      throw new IllegalStateException("servers.json: not an artifact: " + artifact);
    }
    return tag("groupId", parts[0])
        + tag("artifactId", parts[1])
        + tag("version", parts[2])
        + (parts.length > 3 ? tag("type", parts[3]) : "")
        + (parts.length > 4 ? tag("classifier", parts[4]) : "");
  }

  private static String tag(String name, String inner) {
    return "<" + name + ">" + inner + "</" + name + ">";
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("${", "&#36;{");
  }
}
