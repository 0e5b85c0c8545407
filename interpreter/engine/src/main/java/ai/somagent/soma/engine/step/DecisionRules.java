package ai.somagent.soma.engine.step;

import ai.somagent.soma.engine.state.Decision;
import ai.somagent.soma.engine.state.Decision.Person;
import ai.somagent.soma.engine.state.OpenApproval;
import ai.somagent.soma.engine.state.OpenApproval.Approver;
import ai.somagent.soma.engine.state.RunError;
import ai.somagent.soma.engine.value.InvalidValueException;
import ai.somagent.soma.engine.value.Value.MapValue;
import ai.somagent.soma.ir.node.EffectIr.ApproveIr;
import ai.somagent.soma.ir.type.TypeIr;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whose decision counts, about what, and how often. */
final class DecisionRules {
  private DecisionRules() {}

  static @Nullable OpenApproval find(Workspace workspace, String key) {
    return workspace.approvals().values().stream()
        .filter(approval -> approval.key().equals(key))
        .findFirst()
        .orElse(null);
  }

  /** Why the decision does not count, or null. */
  static @Nullable RunError refusal(Workspace workspace, String key, Decision decision) {
    OpenApproval approval = find(workspace, key);
    if (approval == null) {
      return error("ApprovalClosed", "nobody is asked " + key + " now", key);
    }
    if (!approval.digest().equals(decision.digest())) {
      return error("ApprovalChanged", "what was shown is not what is asked", approval.node());
    }
    Person person = decision.by();
    boolean started = person.id().equals(workspace.before().run().startedBy());
    if (started || approval.except().contains(person.id()) || !isAsked(approval, person)) {
      String why = started ? "whoever started a run does not decide in it" : "is not asked";
      return error("Denied", person.id() + ": " + why, approval.node());
    }
    if (differs(approval, decision)) {
      return error("AlreadyDecided", person.id() + " has decided otherwise", approval.node());
    }
    return answers(workspace, approval, decision);
  }

  /** Whether the same person has said the same before. */
  static boolean isRepeated(OpenApproval approval, Decision decision) {
    return approval.decisions().stream()
        .anyMatch(known -> known.by().id().equals(decision.by().id()));
  }

  private static boolean differs(OpenApproval approval, Decision decision) {
    return approval.decisions().stream()
        .anyMatch(known ->
            known.by().id().equals(decision.by().id()) && known.approved() != decision.approved());
  }

  private static boolean isAsked(OpenApproval approval, Person person) {
    return approval.by().stream().anyMatch(approver -> isOne(approver, person));
  }

  private static boolean isOne(Approver approver, Person person) {
    return switch (approver.kind()) {
      case "role" -> person.roles().contains(approver.id());
      case "group" -> person.groups().contains(approver.id());
      case "user" -> person.id().equals(approver.id());
      default -> false;
    };
  }

  private static @Nullable RunError answers(
      Workspace workspace, OpenApproval approval, Decision decision) {
    TypeIr form = ((ApproveIr) workspace.node(approval.node())).form();
    if (form == null || !decision.approved()) {
      return null;
    }
    if (decision.answers() == null) {
      return error("Invalid", "the form is not filled in", approval.node());
    }
    try {
      workspace.setting().codec().read(form, decision.answers());
      return null;
    } catch (InvalidValueException e) {
      return error("Invalid", "the form does not fit: " + e.getMessage(), approval.node());
    }
  }

  private static RunError error(String kind, String message, String step) {
    return new RunError(kind, message, step, new MapValue(Map.of()));
  }
}
