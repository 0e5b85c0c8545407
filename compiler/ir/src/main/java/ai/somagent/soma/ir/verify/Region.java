package ai.somagent.soma.ir.verify;

import ai.somagent.soma.ir.node.NodeIr;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A chain of nodes and the node that owns it.
 *
 * @param outer the region of the owner, or null for the main line and handlers
 * @param owner the node whose part this is, or null for the main line and handlers
 */
record Region(@Nullable Region outer, @Nullable NodeIr owner, Part part, List<NodeIr> nodes) {

  /** Which part of its owner a region is. */
  enum Part {
    MAIN,
    HANDLER,
    THEN,
    OTHERWISE,
    BODY,
    BRANCH,
    HEAD,
    ARM,
    CATCH,
    CLEANUP,
    UNDO,
    MAKER,
    CHECKS,
    APPROVAL,
    REVISE
  }

  /** Whether this runs beside others. */
  boolean isConcurrent() {
    return switch (part) {
      case BRANCH, HEAD, MAKER, CHECKS, APPROVAL, REVISE -> true;
      case BODY -> owner instanceof NodeIr.ForIr loop && loop.window() > 1;
      case MAIN, HANDLER, THEN, OTHERWISE, ARM, CATCH, CLEANUP, UNDO -> false;
    };
  }

  /** Whether this takes something back or tidies up. */
  boolean isCleanup() {
    return part == Part.CLEANUP || part == Part.UNDO;
  }

  /** Whether no control may leave but by its end. */
  boolean isClosed() {
    return isConcurrent() || isCleanup();
  }
}
