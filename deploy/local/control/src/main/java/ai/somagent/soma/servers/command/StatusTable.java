package ai.somagent.soma.servers.command;

import ai.somagent.soma.servers.catalogue.ServerRecipe;
import ai.somagent.soma.servers.instance.RunningServer;
import ai.somagent.soma.servers.instance.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is so right now, a row a server. */
record StatusTable(String session, List<Row> rows) {

  /**
   * @param server name
   * @param version pinned
   * @param state healthy, unhealthy, paused, stopped, installed, or not installed
   * @param ports by name; empty when it was never started
   * @param memoryMb resident, MiB; 0 when it does not run
   * @param startMs of its last start
   */
  record Row(
      String server,
      String version,
      String state,
      Map<String, Integer> ports,
      long memoryMb,
      long startMs) {}

  static StatusTable of(ServersCommand servers, Session session, List<ServerRecipe> recipes) {
    List<Row> rows = new ArrayList<>();
    for (ServerRecipe recipe : recipes) {
      rows.add(row(servers, session, recipe));
    }
    return new StatusTable(session.name(), rows);
  }

  private static Row row(ServersCommand servers, Session session, ServerRecipe recipe) {
    Optional<RunningServer> known = session.known(recipe.name());
    boolean installed = servers.installations().find(recipe).isPresent();
    if (!installed || known.isEmpty() || recipe.tool()) {
      return new Row(
          recipe.name(),
          recipe.version(),
          installed ? "installed" : recipe.optIn() ? "not installed (opt-in)" : "not installed",
          Map.of(),
          0,
          0);
    }
    RunningServer server = known.get();
    return new Row(
        recipe.name(),
        recipe.version(),
        state(server),
        server.ports(),
        server.residentBytes() / (1024 * 1024),
        server.startMillis());
  }

  private static String state(RunningServer server) {
    if (!server.isAlive()) {
      return "stopped";
    }
    if (server.isPaused()) {
      return "paused";
    }
    return server.isHealthy() ? "healthy" : "unhealthy";
  }

  String render(OutputFormat format) {
    return switch (format) {
      case json -> JsonText.of(this) + "\n";
      case text -> text();
    };
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    line(text, "server", "version", "state", "memory", "ports on 127.0.0.1");
    for (Row row : rows) {
      String ports =
          row.ports().entrySet().stream()
              .map(port -> port.getKey() + " " + port.getValue())
              .collect(Collectors.joining(", "));
      line(
          text,
          row.server(),
          shortened(row.version()),
          row.state(),
          row.memoryMb() == 0 ? "" : row.memoryMb() + " MiB",
          ports);
    }
    return text.toString();
  }

  private static String shortened(String version) {
    return version.length() > 18 ? version.substring(0, 17) + "…" : version;
  }

  private static void line(
      StringBuilder text,
      String server,
      String version,
      String state,
      String memory,
      String ports) {
    String row = String.format("%-20s %-18s %-22s %9s  %s", server, version, state, memory, ports);
    text.append(row.stripTrailing()).append('\n');
  }
}
