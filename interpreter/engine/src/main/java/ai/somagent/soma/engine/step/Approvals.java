package ai.somagent.soma.engine.step;

import ai.somagent.soma.engine.command.Command.AnswerUpdate;
import ai.somagent.soma.engine.command.Command.RefuseUpdate;
import ai.somagent.soma.engine.command.Command.RequestApproval;
import ai.somagent.soma.engine.event.MachineEvent.DecisionMade;
import ai.somagent.soma.engine.state.Decision;
import ai.somagent.soma.engine.state.OpenApproval;
import ai.somagent.soma.engine.state.Pending.RaisePending;
import ai.somagent.soma.engine.state.RunError;
import ai.somagent.soma.engine.state.Wait.ApprovalWait;
import ai.somagent.soma.engine.value.Value;
import ai.somagent.soma.engine.value.Value.IntValue;
import ai.somagent.soma.engine.value.Value.MapValue;
import ai.somagent.soma.engine.value.Value.TextValue;
import ai.somagent.soma.ir.node.EffectIr.ApproveIr;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** {@code approve}: asks people, and goes on when enough of them have decided. */
final class Approvals {
  private Approvals() {}

  static Transition request(Workspace workspace, ActiveFiber fiber, ApproveIr node)
      throws RaisedException {
    OpenApproval approval = ApprovalRequests.of(workspace, fiber, node, workspace.nextApproval());
    Long timer = Timers.limit(workspace, fiber, node.id(), node.clauses().withinMillis());
    workspace.approvals().put(approval.id(), approval);
    workspace.emit(new RequestApproval(approval, node.form()));
    fiber.waitFor(new ApprovalWait(approval.id(), timer));
    return Transition.WAITED;
  }

  /** A decision that does not count leaves everything as it was, and its sender is told why. */
  static void decided(Workspace workspace, DecisionMade event) {
    Decision decision = event.decision();
    OpenApproval before = DecisionRules.find(workspace, event.approval());
    RunError refusal = DecisionRules.refusal(workspace, event.approval(), decision);
    if (before == null || refusal != null) {
      workspace.visited(event, Transition.DROPPED);
      workspace.emit(new RefuseUpdate(event.updateId(), Objects.requireNonNull(refusal)));
      return;
    }
    if (DecisionRules.isRepeated(before, decision)) {
      workspace.visited(event, Transition.IGNORED);
      answer(workspace, event, "open", before);
      return;
    }
    OpenApproval after = before.with(decision);
    ActiveFiber fiber = workspace.fiber(after.fiber());
    if (after.count(false) >= after.refusals()) {
      workspace.visited(event, Transition.RAISED);
      close(workspace, fiber);
      fiber.pend(new RaisePending(ApprovalResults.rejected(after, decision)));
      answer(workspace, event, "rejected", after);
    } else if (after.count(true) >= after.quorum()) {
      workspace.visited(event, Transition.ADVANCED);
      close(workspace, fiber);
      ApproveIr node = (ApproveIr) workspace.node(after.node());
      fiber.bind(node.result(), ApprovalResults.approved(workspace, node, after));
      fiber.goTo(node.next());
      answer(workspace, event, "approved", after);
    } else {
      workspace.visited(event, Transition.WAITED);
      workspace.approvals().put(after.id(), after);
      answer(workspace, event, "open", after);
    }
  }

  private static void close(Workspace workspace, ActiveFiber fiber) {
    if (fiber.awaited() instanceof ApprovalWait(long approval, Long timer)) {
      workspace.approvals().remove(approval);
      workspace.cancelTimer(timer);
    }
    fiber.stopWaiting();
    workspace.ready().add(fiber);
  }

  private static void answer(
      Workspace workspace, DecisionMade event, String status, OpenApproval approval) {
    Map<String, Value> answer = new LinkedHashMap<>();
    answer.put("status", new TextValue(status));
    answer.put("approvals", new IntValue(approval.count(true)));
    answer.put("refusals", new IntValue(approval.count(false)));
    workspace.emit(new AnswerUpdate(event.updateId(), new MapValue(answer)));
  }
}
