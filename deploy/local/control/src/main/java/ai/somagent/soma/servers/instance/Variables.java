package ai.somagent.soma.servers.instance;

import ai.somagent.soma.servers.catalogue.Obtain;
import ai.somagent.soma.servers.catalogue.ServerRecipe;
import ai.somagent.soma.servers.catalogue.Template;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the variables of a recipe's texts stand for, in one instance. */
final class Variables {

  private Variables() {}

  static Map<String, String> of(
      SessionContext context,
      ServerRecipe recipe,
      InstanceFolder folder,
      InstanceRecord record,
      Map<String, RunningServer> required) {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("home", context.installations().home(recipe).toString());
    values.put("instance", folder.path().toString());
    values.put("data", folder.data().toString());
    values.put("java", context.java().toString());
    values.put("secret", record.secret());
    record.ports().forEach((name, port) -> values.put("port." + name, Integer.toString(port)));
    if (recipe.obtain() instanceof Obtain.FromDebian debian) {
      debian.binaries().forEach((name, path) -> values.put("bin." + name, path));
    }
    required.forEach((name, server) -> {
      server.ports().forEach((port, number) -> values.put(name + ".port." + port, "" + number));
      server.env().forEach((key, value) -> values.put(name + ".env." + key, value));
    });
    return values;
  }

  /** The environment variables that users of the server get. */
  static Map<String, String> env(ServerRecipe recipe, Map<String, String> values) {
    Map<String, String> env = new LinkedHashMap<>();
    recipe.env().forEach((name, text) -> env.put(name, Template.expand(text, values)));
    return env;
  }
}
