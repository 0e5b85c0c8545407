package ai.somagent.soma.servers.install;

import ai.somagent.soma.servers.catalogue.ServerRecipe;
import ai.somagent.soma.servers.place.Lock;
import ai.somagent.soma.servers.place.Places;
import java.nio.file.Path;
import java.util.concurrent.atomic.LongAdder;

/**
 * One install under way, as an obtainer sees it.
 *
 * @param recipe what is installed
 * @param home temp folder that becomes the recipe's folder
 * @param scratch temp folder for everything else, on the same disk
 * @param places where the shared caches are
 * @param folders where locks are
 * @param tools runs programs
 * @param options what is allowed
 * @param progress is told
 * @param waitedNanos time spent waiting for other installs, nanoseconds: not this one's cost
 */
record Obtaining(
    ServerRecipe recipe,
    Path home,
    Path scratch,
    Places places,
    InstallFolders folders,
    Tools tools,
    InstallOptions options,
    Progress progress,
    LongAdder waitedNanos) {

  void say(String what) {
    progress.say(recipe.name(), what);
  }

  /** Waits for other installs that run this tool now. */
  Lock alone(String tool) {
    long begin = System.nanoTime();
    Lock held =
        Lock.hold(folders.toolLock(tool), () -> say("waits: another install is running " + tool));
    waitedNanos.add(System.nanoTime() - begin);
    return held;
  }
}
