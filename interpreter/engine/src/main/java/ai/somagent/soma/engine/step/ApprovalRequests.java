package ai.somagent.soma.engine.step;

import ai.somagent.soma.engine.state.OpenApproval;
import ai.somagent.soma.engine.state.OpenApproval.Approver;
import ai.somagent.soma.engine.value.Value;
import ai.somagent.soma.engine.value.Value.ListValue;
import ai.somagent.soma.engine.value.Value.MapValue;
import ai.somagent.soma.engine.value.Value.TextValue;
import ai.somagent.soma.ir.CapsuleIr;
import ai.somagent.soma.ir.ReferencesIr;
import ai.somagent.soma.ir.digest.Digests;
import ai.somagent.soma.ir.node.EffectIr.ApproveIr;
import ai.somagent.soma.ir.node.EffectIr.ApproverIr;
import ai.somagent.soma.ir.node.ExpressionIr;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** What people are asked, and the digest that binds their decision to it. */
final class ApprovalRequests {
  private ApprovalRequests() {}

  static OpenApproval of(Workspace workspace, ActiveFiber fiber, ApproveIr node, long id)
      throws RaisedException {
    List<Approver> by = new ArrayList<>();
    for (ApproverIr approver : node.by()) {
      List<String> names = new ArrayList<>();
      names(workspace, fiber, node, approver.id(), names);
      names.forEach(name -> by.add(new Approver(approver.kind(), name)));
    }
    List<String> except = new ArrayList<>();
    for (ExpressionIr one : node.except()) {
      names(workspace, fiber, node, one, except);
    }
    if (!(Scope.evaluate(workspace, fiber, node.id(), node.title())
        instanceof TextValue(String title))) {
      throw RaisedException.of("Evaluation", "the title is no text", node.id());
    }
    MapValue show = Scope.evaluateAll(workspace, fiber, node.id(), node.show());
    String key = CallKeys.key(workspace, fiber, node.id());
    return new OpenApproval(
        id,
        fiber.id(),
        node.id(),
        key,
        title,
        by,
        node.quorum(),
        node.refusals(),
        except,
        show,
        digest(workspace, key, title, show, by, except),
        List.of());
  }

  private static void names(
      Workspace workspace,
      ActiveFiber fiber,
      ApproveIr node,
      ExpressionIr expression,
      List<String> names)
      throws RaisedException {
    Value value = Scope.evaluate(workspace, fiber, node.id(), expression);
    for (Value one : value instanceof ListValue(List<Value> all) ? all : List.of(value)) {
      Value id = one instanceof MapValue principal ? principal.entries().get("id") : one;
      if (!(id instanceof TextValue(String name))) {
        throw RaisedException.of("Evaluation", "somebody named here has no id", node.id());
      }
      names.add(name);
    }
  }

  /** Covers the program, where it stands, what is shown, who is asked, and the policies applied. */
  private static String digest(
      Workspace workspace,
      String key,
      String title,
      MapValue show,
      List<Approver> by,
      List<String> except) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    CapsuleIr capsule = workspace.setting().program().capsule();
    json.put("run", workspace.before().run().id());
    json.put("program", workspace.before().program());
    json.put("autonomy", capsule.autonomy());
    json.put("step", key).put("title", title);
    json.set("show", ShownValues.json(show));
    ArrayNode people = json.putArray("by");
    by.forEach(one -> people.addObject().put(one.kind(), one.id()));
    ArrayNode barred = json.putArray("except");
    except.forEach(barred::add);
    ArrayNode policies = json.putArray("policies");
    ReferencesIr references = workspace.setting().program().references();
    references.policies().forEach(one -> policies.add(one.name() + "@" + one.version()));
    return Digests.of(json);
  }
}
