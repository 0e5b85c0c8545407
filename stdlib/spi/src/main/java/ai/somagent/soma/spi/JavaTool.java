package ai.somagent.soma.spi;

import java.util.Map;

/**
 * A tool that runs in the worker's process. Found as a service; one instance serves all runs, so it
 * and its actions must be thread-safe.
 */
public interface JavaTool {
  /** The binding target, as in {@code via java "somagent.tools.Bundle"}. */
  String target();

  /** The actions by the names their declarations use. */
  Map<String, ToolAction> actions();
}
