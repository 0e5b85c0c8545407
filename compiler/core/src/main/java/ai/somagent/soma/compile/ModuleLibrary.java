package ai.somagent.soma.compile;

import ai.somagent.soma.source.SourceText;
import java.util.List;

/** Modules that programs may import besides those of their own workspace. Must be thread-safe. */
@FunctionalInterface
public interface ModuleLibrary {
  /** A library without modules. */
  ModuleLibrary EMPTY = module -> List.of();

  /** The texts of {@code module}, or an empty list when there is no such module. */
  List<SourceText> find(String module);
}
