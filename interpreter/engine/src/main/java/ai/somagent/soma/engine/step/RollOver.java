package ai.somagent.soma.engine.step;

import ai.somagent.soma.engine.event.MachineEvent.RollOverSuggested;
import ai.somagent.soma.engine.state.RunStatus;
import ai.somagent.soma.engine.state.Wait.HeldWait;

/**
 * Carries a run over into a fresh history: effects are held until nobody owes the run an answer;
 * then its state goes on elsewhere.
 */
final class RollOver {
  private RollOver() {}

  static void suggested(Workspace workspace, RollOverSuggested event) {
    if (workspace.before().status() != RunStatus.RUNNING) {
      workspace.visited(event, Transition.IGNORED);
      return;
    }
    workspace.hold();
    workspace.visited(event, Transition.HELD);
  }

  /** The fiber stands before an effect and stays there. */
  static Transition hold(ActiveFiber fiber) {
    fiber.waitFor(new HeldWait());
    return Transition.HELD;
  }

  static void resume(Workspace workspace) {
    workspace.release();
    for (ActiveFiber fiber : workspace.waiting()) {
      if (fiber.awaited() instanceof HeldWait) {
        fiber.stopWaiting();
        workspace.ready().add(fiber);
      }
    }
  }
}
