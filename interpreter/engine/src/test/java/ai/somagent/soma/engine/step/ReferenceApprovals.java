package ai.somagent.soma.engine.step;

import ai.somagent.soma.engine.state.RunError;
import ai.somagent.soma.engine.step.ReferenceInterpreter.Said;
import ai.somagent.soma.engine.step.ReferenceTerms.Context;
import ai.somagent.soma.engine.step.ReferenceTerms.Done;
import ai.somagent.soma.engine.step.ReferenceTerms.End;
import ai.somagent.soma.engine.step.ReferenceTerms.EvaluationFailed;
import ai.somagent.soma.engine.step.ReferenceTerms.Raised;
import ai.somagent.soma.engine.value.Value;
import ai.somagent.soma.engine.value.Value.ListValue;
import ai.somagent.soma.engine.value.Value.MapValue;
import ai.somagent.soma.engine.value.Value.TextValue;
import ai.somagent.soma.engine.value.Value.TimestampValue;
import ai.somagent.soma.ir.node.EffectIr.ApproveIr;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Approvals as the reference interpreter tells them. */
final class ReferenceApprovals {
  private static final long NEVER = ReferenceInterpreter.NEVER;
  private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");

  private ReferenceApprovals() {}

  static End approve(ReferenceInterpreter interpreter, ApproveIr node, long time, Context context)
      throws EvaluationFailed {
    Value title = interpreter.value(node.title(), node, context);
    if (!(title instanceof TextValue(String text))) {
      return new Raised(
          time,
          new RunError("Evaluation", "the title is no text", node.id(), new MapValue(Map.of())));
    }
    List<Said> said = interpreter.outside.said().getOrDefault(context.key(node), List.of());
    List<Said> approvals = new ArrayList<>();
    List<Said> refusals = new ArrayList<>();
    for (Said one : said) {
      (one.approved() ? approvals : refusals).add(one);
    }
    boolean approved = approvals.size() >= node.quorum();
    boolean settled = approved || refusals.size() >= node.refusals();
    long decided = settled ? 2 * said.getLast().time() : NEVER;
    boolean limited = node.clauses().withinMillis() != null;
    long limit = limited ? interpreter.firing(node, context) : NEVER;
    End end = interpreter.rest(Math.min(decided, limit), time, node, context);
    if (end.time() > time) {
      context.keys().add(ReferenceInterpreter.APPROVAL + context.key(node));
      if (limited) {
        context.keys().add(ReferenceInterpreter.TIMER + context.key(node));
      }
    }
    if (!(end instanceof Done(long at))) {
      return end;
    }
    if (at == limit) {
      return new Raised(at, ReferenceTerms.timeout(node.id()));
    }
    if (!approved) {
      String message = "Rejected: " + text;
      MapValue fields = new MapValue(Map.of("by", principal(said.getLast())));
      return new Raised(at, new RunError("Rejected", message, node.id(), fields));
    }
    if (node.result() != null) {
      context.slots().put(node.result(), result(approvals, at));
    }
    return end;
  }

  private static MapValue result(List<Said> approvals, long at) {
    List<Value> by = new ArrayList<>();
    approvals.forEach(one -> by.add(principal(one)));
    Map<String, Value> fields = new LinkedHashMap<>();
    fields.put("by", new ListValue(by));
    fields.put("at", new TimestampValue(START.plusSeconds(at / 2)));
    fields.put("digest", new TextValue(approvals.getLast().digest()));
    return new MapValue(fields);
  }

  private static MapValue principal(Said said) {
    return new MapValue(Map.of("id", new TextValue(said.person())));
  }
}
