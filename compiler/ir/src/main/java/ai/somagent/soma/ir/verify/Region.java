package ai.somagent.soma.ir.verify;

import ai.somagent.soma.ir.node.NodeIr;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A chain of nodes and the node that owns it.
 *
 * @param outer the region of the owner, or null for the main line
 * @param owner the node whose part this is, or null for the main line
 */
record Region(@Nullable Region outer, @Nullable NodeIr owner, Part part, List<NodeIr> nodes) {
  /** Which part of its owner a region is. */
  enum Part {
    MAIN,
    THEN,
    OTHERWISE,
    BODY,
    BRANCH,
    CATCH
  }

  /** Whether this runs beside others, so that no control may leave it but by its end. */
  boolean isConcurrent() {
    return part == Part.BRANCH || owner instanceof NodeIr.ForIr loop && loop.window() > 1;
  }
}
