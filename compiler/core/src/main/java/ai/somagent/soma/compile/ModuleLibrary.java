package ai.somagent.soma.compile;

import ai.somagent.soma.source.SourceText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Modules that programs may import besides those of their own workspace. Must be thread-safe. */
@FunctionalInterface
public interface ModuleLibrary {
  /** A library without modules. No lambda: a start-up cache holds none that starts an interface. */
  ModuleLibrary EMPTY =
      new ModuleLibrary() {
        @Override
        public List<SourceText> find(String module) {
          return List.of();
        }
      };

  /** The texts of {@code module}, or an empty list when there is no such module. */
  List<SourceText> find(String module);

  /**
   * Version of {@code module} as semver.org 2.0.0 writes it, or null when it has none; imports can
   * ask for a range.
   */
  default @Nullable String version(String module) {
    return null;
  }

  /** The modules there are, for suggestions; none when the library cannot list them. */
  default List<String> names() {
    return List.of();
  }
}
