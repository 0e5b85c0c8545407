package ai.somagent.soma.ir.verify;

import ai.somagent.soma.ir.HandlerIr;
import ai.somagent.soma.ir.MembersIr;
import ai.somagent.soma.ir.MembersIr.EventIr;
import ai.somagent.soma.ir.MembersIr.SignalIr;
import ai.somagent.soma.ir.MembersIr.TriggerIr;
import ai.somagent.soma.ir.MembersIr.UpdateIr;
import java.util.Collection;
import java.util.List;

/** Slots in members: handlers and queries see the state, triggers their event alone. */
final class MemberFlow {
  private MemberFlow() {}

  static void check(MembersIr members, RegionTree tree, SlotFlow flow, Assignments start) {
    for (SignalIr signal : members.signals().values()) {
      if (signal.source() != null) {
        flow.read(null, signal.source().filter().values(), Assignments.none());
      }
      if (signal.handler() != null) {
        flow.region(
            tree.of(signal.handler()),
            bound(flow, signal.handler().slots().values(), start.copy()));
      }
    }
    for (UpdateIr update : members.updates().values()) {
      HandlerIr handler = update.handler();
      Assignments end =
          flow.region(tree.of(handler), bound(flow, handler.slots().values(), start.copy()));
      if (end != null && update.result() != null) {
        flow.returnMissing("a path of an update ends without its result");
      }
    }
    members.vars().values().forEach(value -> flow.read(null, List.of(value), Assignments.none()));
    members.queries().values().forEach(query -> flow.read(null, List.of(query.value()), start));
    for (TriggerIr trigger : members.triggers()) {
      Assignments at = Assignments.none();
      if (trigger instanceof EventIr event) {
        at = bound(flow, List.of(event.slot()), at);
        flow.read(null, NodeExpressions.listOf(event.where()), at);
      }
      flow.read(null, trigger.arguments().values(), at);
    }
  }

  static Assignments bound(SlotFlow flow, Collection<String> names, Assignments at) {
    for (String name : names) {
      flow.set(null, name, at);
    }
    return at;
  }
}
