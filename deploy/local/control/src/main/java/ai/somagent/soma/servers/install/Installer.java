package ai.somagent.soma.servers.install;

import ai.somagent.soma.servers.ServersException;
import ai.somagent.soma.servers.catalogue.Obtain;
import ai.somagent.soma.servers.catalogue.ServerRecipe;
import ai.somagent.soma.servers.place.DiskTrouble;
import ai.somagent.soma.servers.place.Folders;
import ai.somagent.soma.servers.place.Lock;
import ai.somagent.soma.servers.place.Places;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/**
 * Puts recipes in place. Thread-safe, and safe against other processes that install the same: the
 * second waits and finds it done. A recipe is obtained in a temp folder, renamed to where it stays,
 * finished there and marked; a folder without the mark counts for nothing and is removed by the
 * next install, so one may be killed at any moment.
 */
public final class Installer {

  private static final Duration GIVES_UP_WITHIN = Duration.ofSeconds(10);

  private final Places places;
  private final InstallOptions options;
  private final Progress progress;
  private final Map<String, String> environment;
  private final Installations installations;
  private final InstallFolders folders;

  /**
   * @param environment of the tools; where they are found
   */
  public Installer(
      Places places, InstallOptions options, Progress progress, Map<String, String> environment) {
    this.places = places;
    this.options = options;
    this.progress = progress;
    this.environment = environment;
    this.installations = new Installations(places);
    this.folders = new InstallFolders(places);
  }

  /**
   * Installs the recipe unless it is there.
   *
   * @throws ServersException of kind TOOL_MISSING, NOT_ALLOWED, OBTAIN_FAILED, WRONG_CHECKSUM, DISK
   *     or STATE; nothing of the recipe is left then
   */
  public InstalledServer install(ServerRecipe recipe) {
    Optional<InstalledServer> there = installations.find(recipe);
    if (there.isPresent()) {
      return there.get();
    }
    folders.make();
    String name = recipe.name();
    try (Lock held =
        Lock.hold(
            folders.serverLock(name),
            () -> progress.say(name, "waits: another install of it is under way"))) {
      there = installations.find(recipe);
      if (there.isPresent()) {
        return there.get();
      }
      folders.sweep(name);
      Folders.delete(installations.home(recipe));
      folders.sweepAll();
      Thread installing = Thread.currentThread();
      CountDownLatch done = new CountDownLatch(1);
      Thread ender = Thread.ofPlatform().unstarted(() -> endEarly(installing, done, name));
      Runtime.getRuntime().addShutdownHook(ender);
      try {
        return installFresh(recipe);
      } finally {
        done.countDown();
        forget(ender);
      }
    }
  }

  /**
   * Ended in an orderly way, we take our tools with us; after SIGKILL the next install does. First
   * the install must have given up, since it would go on to start more of them.
   */
  private void endEarly(Thread installing, CountDownLatch done, String name) {
    installing.interrupt();
    try {
      done.await(GIVES_UP_WITHIN.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    folders.endTools(name);
  }

  private static void forget(Thread ender) {
    try {
      Runtime.getRuntime().removeShutdownHook(ender);
    } catch (IllegalStateException endingAlready) {
      // The hook is running: it ends the tools.
    }
  }

  private InstalledServer installFresh(ServerRecipe recipe) {
    long begin = System.nanoTime();
    progress.say(recipe.name(), "installs " + recipe.title() + " " + recipe.version());
    try {
      Obtaining under = begin(recipe);
      obtain(under);
      String version = finish(under, putInPlace(under));
      sweep(recipe);
      // The last write of all.
      long own = System.nanoTime() - begin - under.waitedNanos().sum();
      long millis = Duration.ofNanos(own).toMillis();
      InstalledServer installed = installations.mark(recipe, version, millis);
      progress.say(recipe.name(), "installed in %.1f s".formatted(millis / 1000.0));
      return installed;
    } catch (RuntimeException failed) {
      try {
        Folders.delete(installations.home(recipe));
        sweep(recipe);
      } catch (ServersException leftOver) {
        // The next install removes it; why this one failed is what counts.
        failed.addSuppressed(leftOver);
      }
      throw failed;
    }
  }

  private Obtaining begin(ServerRecipe recipe) {
    Path fresh = folders.fresh(recipe.name());
    Path log = folders.log(recipe.name());
    Folders.writeWhole(log, "");
    return new Obtaining(
        recipe,
        fresh.resolve("home"),
        fresh.resolve("scratch"),
        places,
        folders,
        new Tools(environment, log, fresh),
        options,
        progress,
        new LongAdder());
  }

  private void sweep(ServerRecipe recipe) {
    folders.sweep(recipe.name());
    WorkFolder.delete(recipe.name(), places);
  }

  private static void obtain(Obtaining under) {
    switch (under.recipe().obtain()) {
      case Obtain.FromGo go -> GoObtainer.obtain(go, under);
      case Obtain.FromDebian debian -> DebianObtainer.obtain(debian, under);
      case Obtain.FromMaven maven -> MavenObtainer.obtain(maven, under);
      case Obtain.FromWheel wheel -> WheelObtainer.obtain(wheel, under);
    }
  }

  private Path putInPlace(Obtaining under) {
    Path home = installations.home(under.recipe());
    try {
      return Files.move(under.home(), home, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException refused) {
      throw DiskTrouble.of("cannot put `" + home + "` in place", refused);
    }
  }

  private String finish(Obtaining under, Path home) {
    ServerRecipe recipe = under.recipe();
    Path work = WorkFolder.of(recipe.name(), places);
    if (!recipe.finishInstall().isEmpty()) {
      WorkFolder.make(recipe.name(), recipe.user(), places);
    }
    Finishing finishing = new Finishing(under, home, work);
    finishing.writeFiles();
    finishing.runCommands();
    return finishing.foundVersion();
  }
}
