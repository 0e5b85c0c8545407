package ai.somagent.soma.cli.workspace;

import ai.somagent.soma.contract.ContractFolder;
import ai.somagent.soma.library.ContractLibrary;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Loads the translators of contracts. The launcher's class path of {@code soma check} is short for
 * the sake of a cold start and does not hold them; where it says which folder has all jars, they
 * come from there when the first contract is imported.
 */
final class ContractLoader {
  /** The folder with all jars, set by the launcher where the class path is short. */
  private static final String JARS = "soma.lib";

  private static final String FOLDER = "ai.somagent.soma.contract.ContractFolder";

  private ContractLoader() {}

  static ContractLibrary load(Path root, Path base) {
    String jars = System.getProperty(JARS);
    return jars == null ? new ContractFolder(root, base) : fromJars(Path.of(jars), root, base);
  }

  private static ContractLibrary fromJars(Path jars, Path root, Path base) {
    try {
      URLClassLoader loader = new URLClassLoader(urls(jars), ContractLoader.class.getClassLoader());
      Object folder =
          Class.forName(FOLDER, true, loader)
              .getConstructor(Path.class, Path.class)
              .newInstance(root, base);
      return (ContractLibrary) folder;
    } catch (IOException | ReflectiveOperationException e) {
      throw new IllegalStateException("the translators of contracts are not in " + jars, e);
    }
  }

  /** Ours first: most classes that are looked for are there or in what it uses. */
  private static URL[] urls(Path jars) throws IOException {
    List<URL> first = new ArrayList<>();
    List<URL> others = new ArrayList<>();
    try (Stream<Path> files = Files.list(jars)) {
      for (Path file : files.sorted().toList()) {
        boolean ours = file.getFileName().toString().startsWith("soma-contract");
        (ours ? first : others).add(url(file));
      }
    }
    first.addAll(others);
    return first.toArray(new URL[0]);
  }

  private static URL url(Path file) throws MalformedURLException {
    return file.toUri().toURL();
  }
}
