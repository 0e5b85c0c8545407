package ai.somagent.soma.servers.command;

import ai.somagent.soma.servers.ServersException;
import ai.somagent.soma.servers.catalogue.ServerRecipe;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * The same done to several servers at once; one that fails does not stop the others.
 *
 * @param failures how many failed; each has been complained about when it did
 */
record Together(int failures) {

  static Together run(List<ServerRecipe> recipes, Console console, Consumer<ServerRecipe> work) {
    List<Future<Boolean>> running = new ArrayList<>();
    int failures = 0;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      recipes.forEach(recipe -> running.add(threads.submit(() -> succeeds(recipe, console, work))));
      for (Future<Boolean> one : running) {
        failures += ended(one) ? 0 : 1;
      }
    }
    return new Together(failures);
  }

  private static boolean succeeds(
      ServerRecipe recipe, Console console, Consumer<ServerRecipe> work) {
    try {
      work.accept(recipe);
      return true;
    } catch (ServersException failed) {
      console.complain(recipe.name(), failed);
      return false;
    }
  }

  private static boolean ended(Future<Boolean> one) {
    try {
      return one.get();
    } catch (ExecutionException bug) {
      throw new IllegalStateException(bug.getCause());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted");
    }
  }
}
