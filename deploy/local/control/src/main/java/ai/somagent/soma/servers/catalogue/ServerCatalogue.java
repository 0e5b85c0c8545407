package ai.somagent.soma.servers.catalogue;

import ai.somagent.soma.servers.ServersException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;

/** All recipes, in the order of the data file. Immutable. */
public final class ServerCatalogue {

  private final SequencedMap<String, ServerRecipe> recipes;

  ServerCatalogue(SequencedMap<String, ServerRecipe> recipes) {
    this.recipes = new LinkedHashMap<>(recipes);
  }

  public List<ServerRecipe> all() {
    return List.copyOf(recipes.values());
  }

  /** Every recipe that need not be asked for by name. */
  public List<ServerRecipe> defaults() {
    return recipes.values().stream().filter(recipe -> !recipe.optIn()).toList();
  }

  /**
   * @throws ServersException of kind UNKNOWN, with the nearest name as advice
   */
  public ServerRecipe recipe(String name) {
    ServerRecipe recipe = recipes.get(name);
    if (recipe == null) {
      throw new ServersException(
          ServersException.Kind.UNKNOWN,
          "there is no server `" + name + "`",
          NearestName.advice(name, recipes.keySet()));
    }
    return recipe;
  }

  /** The named recipes and all they require, each after what it requires. */
  public List<ServerRecipe> withRequired(Collection<String> names) {
    Map<String, ServerRecipe> found = new LinkedHashMap<>();
    for (String name : names) {
      collect(name, found, new LinkedHashSet<>());
    }
    return new ArrayList<>(found.values());
  }

  private void collect(String name, Map<String, ServerRecipe> found, Set<String> underWay) {
    if (found.containsKey(name)) {
      return;
    }
    ServerRecipe recipe = recipe(name);
    if (!underWay.add(name)) {
      throw new IllegalStateException("servers.json: `requires` goes in a circle: " + underWay);
    }
    for (String required : recipe.requires()) {
      collect(required, found, underWay);
    }
    underWay.remove(name);
    found.put(name, recipe);
  }
}
