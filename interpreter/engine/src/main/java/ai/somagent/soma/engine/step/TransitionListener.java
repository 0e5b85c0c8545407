package ai.somagent.soma.engine.step;

import ai.somagent.soma.ir.node.NodeIr;

/** Is told what the machine does. */
@FunctionalInterface
interface TransitionListener {
  TransitionListener NONE = (_, _) -> {};

  /** {@code subject} is the node, frame, fiber or event. */
  void visited(Object subject, Transition transition);

  /** {@code fiber} is about to execute {@code node}. */
  default void entering(Workspace workspace, ActiveFiber fiber, NodeIr node) {}
}
