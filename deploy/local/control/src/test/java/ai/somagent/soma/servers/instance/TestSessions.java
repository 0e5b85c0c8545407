package ai.somagent.soma.servers.instance;

import ai.somagent.soma.servers.catalogue.CatalogueReader;
import ai.somagent.soma.servers.catalogue.ServerCatalogue;
import ai.somagent.soma.servers.catalogue.ServerRecipe;
import ai.somagent.soma.servers.install.Installations;
import ai.somagent.soma.servers.place.Folders;
import ai.somagent.soma.servers.place.Places;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/**
 * Sessions in a folder of their own, which servers that refuse to be root can reach too. Closing
 * ends and deletes all of them.
 */
public final class TestSessions implements AutoCloseable {

  private final Path folder;
  private final SessionContext context;
  private @Nullable Process guard;

  private TestSessions(Path folder, Path home, ServerCatalogue catalogue) {
    this.folder = folder;
    this.context = SessionContext.of(new Places(home, folder.resolve("run dir")), catalogue);
  }

  /** Servers that are commands of the system: each is installed by its marker alone. */
  public static TestSessions of(String catalogue) {
    Path folder = newFolder();
    Path home = folder.resolve("home");
    ServerCatalogue read = CatalogueReader.read(catalogue);
    TestSessions sessions = new TestSessions(folder, home, read).guarded();
    for (ServerRecipe recipe : read.all()) {
      Path installed = new Installations(new Places(home, folder)).home(recipe);
      try {
        Files.createDirectories(installed);
        Files.writeString(installed.resolve("installed.json"), "{\"format\":\"soma.installed/1\"}");
        Files.writeString(folder.resolve("catalogue.json"), catalogue);
      } catch (IOException refused) {
        throw new UncheckedIOException(refused);
      }
    }
    return sessions;
  }

  /** The servers installed on this machine; the test is not run when one of these is not. */
  public static TestSessions real(String... needed) {
    ServerCatalogue catalogue = CatalogueReader.bundled();
    Places places = Places.of(System.getenv());
    for (String name : needed) {
      boolean there = new Installations(places).find(catalogue.recipe(name)).isPresent();
      if (!there && "true".equals(System.getenv("CI"))) {
        Assertions.fail(name + " is not installed");
      }
      Assumptions.assumeTrue(there, () -> "not run: " + name + " is not installed");
    }
    return new TestSessions(newFolder(), places.home(), catalogue).guarded();
  }

  /** Has the folder cleared when this JVM is killed: {@link TestSessionsEnd}. */
  private TestSessions guarded() {
    List<String> words = new ArrayList<>();
    // The end of its input is the end of whoever holds the other end.
    words.addAll(List.of("setsid", "sh", "-c", "cat >/dev/null; [ ! -d \"$0\" ] || exec \"$@\""));
    words.add(folder.toString());
    words.addAll(java(TestSessionsEnd.class));
    try {
      guard =
          new ProcessBuilder(words)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
    return this;
  }

  private List<String> java(Class<?> main) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1",
        "-XX:+UseSerialGC",
        "-cp",
        System.getProperty("java.class.path"),
        main.getName(),
        folder.toString());
  }

  private static Path newFolder() {
    try {
      return Files.createTempDirectory(
          Path.of("/var/tmp"),
          "soma-servers-test-",
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx--x--x")));
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
  }

  public Path folder() {
    return folder;
  }

  public Path run() {
    return context.places().run();
  }

  SessionContext context() {
    return context;
  }

  public Sessions sessions() {
    return new Sessions(context);
  }

  /** A session with free ports. */
  public Session open() {
    return open("test");
  }

  public Session open(String name) {
    return sessions().open(SessionSpec.named(name));
  }

  /** Does the same in another JVM, which is still at it: {@link StartProcess}. */
  Process startInAnotherJvm(String server) throws IOException {
    return inAnotherJvm(StartProcess.class, server);
  }

  /** Runs this class with this folder and the arguments in another JVM. */
  public Process inAnotherJvm(Class<?> main, String... arguments) throws IOException {
    List<String> words = new ArrayList<>(java(main));
    words.addAll(List.of(arguments));
    return new ProcessBuilder(words).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  /** The same sessions, as the other JVM sees them. */
  public static TestSessions at(Path folder) throws IOException {
    return new TestSessions(
        folder,
        folder.resolve("home"),
        CatalogueReader.read(Files.readString(folder.resolve("catalogue.json"))));
  }

  @Override
  public void close() {
    for (Session session : sessions().all()) {
      session.delete();
    }
    Folders.delete(folder);
    if (guard != null) {
      guard.destroy();
    }
  }
}
