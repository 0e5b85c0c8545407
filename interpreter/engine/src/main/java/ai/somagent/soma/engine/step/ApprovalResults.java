package ai.somagent.soma.engine.step;

import ai.somagent.soma.engine.state.Decision;
import ai.somagent.soma.engine.state.Decision.Person;
import ai.somagent.soma.engine.state.OpenApproval;
import ai.somagent.soma.engine.state.RunError;
import ai.somagent.soma.engine.value.InvalidValueException;
import ai.somagent.soma.engine.value.Value;
import ai.somagent.soma.engine.value.Value.ListValue;
import ai.somagent.soma.engine.value.Value.MapValue;
import ai.somagent.soma.engine.value.Value.TextValue;
import ai.somagent.soma.engine.value.Value.TimestampValue;
import ai.somagent.soma.ir.node.EffectIr.ApproveIr;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What an approval gives or raises once it is settled. */
final class ApprovalResults {
  private ApprovalResults() {}

  /** The comment and the answers are those of the person who completed the quorum. */
  static MapValue approved(Workspace workspace, ApproveIr node, OpenApproval approval) {
    Decision last = approval.decisions().getLast();
    Map<String, Value> fields = new LinkedHashMap<>();
    List<Value> by =
        approval.decisions().stream()
            .filter(Decision::approved)
            .map(decision -> (Value) principal(decision.by()))
            .toList();
    fields.put("by", new ListValue(by));
    fields.put("at", new TimestampValue(workspace.now()));
    if (last.comment() != null) {
      fields.put("comment", new TextValue(last.comment()));
    }
    fields.put("digest", new TextValue(approval.digest()));
    if (node.form() != null && last.answers() != null) {
      try {
        fields.put("answers", workspace.setting().codec().read(node.form(), last.answers()));
      } catch (InvalidValueException e) {
        throw new IllegalStateException("answers were checked before they counted", e);
      }
    }
    return new MapValue(fields);
  }

  static RunError rejected(OpenApproval approval, Decision decision) {
    Map<String, Value> fields = new LinkedHashMap<>();
    fields.put("by", principal(decision.by()));
    if (decision.comment() != null) {
      fields.put("comment", new TextValue(decision.comment()));
    }
    String message = "Rejected: " + approval.title();
    return new RunError("Rejected", message, approval.node(), new MapValue(fields));
  }

  private static MapValue principal(Person person) {
    Map<String, Value> fields = new LinkedHashMap<>();
    fields.put("id", new TextValue(person.id()));
    if (person.email() != null) {
      fields.put("email", new TextValue(person.email()));
    }
    return new MapValue(fields);
  }
}
