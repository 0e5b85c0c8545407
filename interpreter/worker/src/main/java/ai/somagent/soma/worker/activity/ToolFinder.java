package ai.somagent.soma.worker.activity;

import ai.somagent.soma.ir.ToolActionIr;
import ai.somagent.soma.spi.ToolAction;
import java.util.Optional;

/** Finds implementations. Thread-safe. */
@FunctionalInterface
public interface ToolFinder {
  Optional<ToolAction> find(ToolActionIr action);
}
