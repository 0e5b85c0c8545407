package ai.somagent.soma.engine.step;

/** Is told what the machine does. */
@FunctionalInterface
interface TransitionListener {
  TransitionListener NONE = (_, _) -> {};

  /** {@code subject} is the node, frame, fiber or event. */
  void visited(Object subject, Transition transition);
}
