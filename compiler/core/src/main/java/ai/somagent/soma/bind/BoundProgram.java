package ai.somagent.soma.bind;

import java.util.List;

/**
 * All modules that a compilation needs, workspace modules and imported library modules.
 *
 * @param modules imported ones before their importers where there is no cycle
 */
public record BoundProgram(List<BoundModule> modules) {
  public BoundProgram {
    modules = List.copyOf(modules);
  }
}
