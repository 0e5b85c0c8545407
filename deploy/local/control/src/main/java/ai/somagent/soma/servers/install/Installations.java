package ai.somagent.soma.servers.install;

import ai.somagent.soma.servers.ServersException;
import ai.somagent.soma.servers.catalogue.Obtain;
import ai.somagent.soma.servers.catalogue.ServerRecipe;
import ai.somagent.soma.servers.place.DiskTrouble;
import ai.somagent.soma.servers.place.Folders;
import ai.somagent.soma.servers.place.Places;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** What is installed. A folder without a readable marker is a half-finished install: not there. */
public final class Installations {

  /** Written last, inside the folder. */
  static final String MARKER = "installed.json";

  private final Places places;

  public Installations(Places places) {
    this.places = places;
  }

  /** Where the recipe is or will be. */
  public Path home(ServerRecipe recipe) {
    return places.servers().resolve(recipe.folderName());
  }

  /** The finished installation, if there is one. */
  public Optional<InstalledServer> find(ServerRecipe recipe) {
    Path marker = home(recipe).resolve(MARKER);
    if (!Files.isRegularFile(marker) || !isOnSystem(recipe.obtain())) {
      return Optional.empty();
    }
    try {
      JsonNode read = new ObjectMapper().readTree(Files.readString(marker));
      if (!read.path("format").asText().equals("soma.installed/1")) {
        return Optional.empty();
      }
      return Optional.of(
          new InstalledServer(
              recipe,
              home(recipe),
              read.path("found_version").asText(recipe.version()),
              read.path("install_millis").asLong()));
    } catch (JsonProcessingException halfWritten) {
      return Optional.empty();
    } catch (IOException unreadable) {
      throw DiskTrouble.of("cannot read `" + marker + "`", unreadable);
    }
  }

  /** A person may have removed the system packages since. */
  private static boolean isOnSystem(Obtain obtain) {
    return !(obtain instanceof Obtain.FromDebian debian)
        || DebianObtainer.missing(debian).isEmpty();
  }

  /** Writes the marker; from here on the recipe is installed. */
  InstalledServer mark(ServerRecipe recipe, String foundVersion, long installMillis) {
    ObjectNode marker =
        JsonNodeFactory.instance
            .objectNode()
            .put("format", "soma.installed/1")
            .put("server", recipe.name())
            .put("version", recipe.version())
            .put("found_version", foundVersion)
            .put("install_millis", installMillis)
            .put("obtained_at", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    Folders.writeWhole(home(recipe).resolve(MARKER), marker.toPrettyString() + "\n");
    return new InstalledServer(recipe, home(recipe), foundVersion, installMillis);
  }

  /**
   * @throws ServersException of kind NOT_INSTALLED
   */
  public InstalledServer required(ServerRecipe recipe) {
    return find(recipe)
        .orElseThrow(() ->
            new ServersException(
                ServersException.Kind.NOT_INSTALLED,
                recipe.title() + " " + recipe.version() + " is not installed",
                "run `deploy/local/servers install " + recipe.name() + "`"));
  }
}
