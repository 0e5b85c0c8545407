package ai.somagent.soma.bind;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All files of one module and the names that they declare together. */
public final class BoundModule {
  private final String name;
  private final boolean library;
  private final @Nullable ContractFile contract;
  private @Nullable String version;
  private final List<BoundFile> files = new ArrayList<>();
  private final Map<String, BoundDeclaration> declarations = new LinkedHashMap<>();

  BoundModule(String name, boolean library) {
    this(name, library, null);
  }

  BoundModule(String name, boolean library, @Nullable ContractFile contract) {
    this.name = name;
    this.library = library;
    this.contract = contract;
  }

  /**
   * The file that a module was translated from.
   *
   * @param kind {@code openapi}, {@code schema} and so on
   * @param file relative to the workspace
   * @param digest {@code sha256:} and the digest of its bytes
   */
  public record ContractFile(String kind, String file, String digest) {}

  /** Dotted name. */
  public String name() {
    return name;
  }

  /** Whether it came from the module library and not from the workspace. */
  public boolean isLibrary() {
    return library;
  }

  /** Where it was translated from; null for a module that somebody wrote. */
  public @Nullable ContractFile contract() {
    return contract;
  }

  /** Version of a library module, or null when it has none. */
  public @Nullable String version() {
    return version;
  }

  void setVersion(@Nullable String known) {
    version = known;
  }

  public List<BoundFile> files() {
    return Collections.unmodifiableList(files);
  }

  /** Everything declared with a name, in order of place; the first of two with one name. */
  public Map<String, BoundDeclaration> declarations() {
    return Collections.unmodifiableMap(declarations);
  }

  public @Nullable BoundDeclaration find(String declared) {
    return declarations.get(declared);
  }

  /** The same module without the files {@code left} and what they declare. */
  BoundModule without(Set<BoundFile> left) {
    BoundModule copy = new BoundModule(name, library, contract);
    copy.version = version;
    declarations.forEach((declared, declaration) -> {
      if (!left.contains(declaration.file())) {
        copy.declarations.put(declared, declaration);
      }
    });
    return copy;
  }

  void add(BoundFile file) {
    files.add(file);
  }

  /** Adds unless the name is taken; gives the holder of the name. */
  @Nullable BoundDeclaration declare(BoundDeclaration declaration) {
    return declarations.putIfAbsent(declaration.name().text(), declaration);
  }
}
