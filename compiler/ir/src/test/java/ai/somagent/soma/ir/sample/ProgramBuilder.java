package ai.somagent.soma.ir.sample;

import ai.somagent.soma.ir.BudgetIr;
import ai.somagent.soma.ir.CapsuleIr;
import ai.somagent.soma.ir.ProgramIr;
import ai.somagent.soma.ir.SlotIr;
import ai.somagent.soma.ir.ToolActionIr;
import ai.somagent.soma.ir.digest.IrDigest;
import ai.somagent.soma.ir.node.NodeIr;
import ai.somagent.soma.ir.type.FieldIr;
import ai.somagent.soma.ir.type.TypeDefinitionIr;
import ai.somagent.soma.ir.type.TypeIr;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Builds programs by hand; starts from a valid one without steps. */
public final class ProgramBuilder {
  private CapsuleIr capsule =
      new CapsuleIr("acme.web", "sample", "1.0.0", "low", "supervised", Map.of(), List.of());
  private BudgetIr budget = new BudgetIr(60_000, 100L, null, null);
  private final Map<String, TypeDefinitionIr> types = new LinkedHashMap<>();
  private final Map<String, List<FieldIr>> errors = new LinkedHashMap<>();
  private final Map<String, ToolActionIr> tools = new LinkedHashMap<>();
  private List<FieldIr> input = List.of();
  private @Nullable TypeIr output;
  private final Map<String, SlotIr> slots = new LinkedHashMap<>();
  private @Nullable String entry;
  private final Map<String, NodeIr> nodes = new LinkedHashMap<>();

  public ProgramBuilder capsule(CapsuleIr what) {
    capsule = what;
    return this;
  }

  public ProgramBuilder risk(String risk) {
    capsule =
        new CapsuleIr(
            capsule.module(),
            capsule.name(),
            capsule.version(),
            risk,
            capsule.autonomy(),
            capsule.settings(),
            capsule.tags());
    return this;
  }

  public ProgramBuilder budget(BudgetIr what) {
    budget = what;
    return this;
  }

  public ProgramBuilder type(String name, TypeDefinitionIr definition) {
    types.put(name, definition);
    return this;
  }

  public ProgramBuilder error(String kind, FieldIr... fields) {
    errors.put(kind, List.of(fields));
    return this;
  }

  public ProgramBuilder tool(String key, ToolActionIr action) {
    tools.put(key, action);
    return this;
  }

  public ProgramBuilder input(FieldIr... fields) {
    input = List.of(fields);
    return this;
  }

  public ProgramBuilder output(TypeIr type) {
    output = type;
    return this;
  }

  public ProgramBuilder slot(String id, TypeIr type) {
    slots.put(id, new SlotIr(id, type));
    return this;
  }

  public ProgramBuilder entry(String id) {
    entry = id;
    return this;
  }

  /** Adds nodes; the first one ever added is the entry unless {@link #entry} says otherwise. */
  public ProgramBuilder nodes(NodeIr... added) {
    for (NodeIr node : added) {
      entry = entry == null ? node.id() : entry;
      nodes.put(node.id(), node);
    }
    return this;
  }

  /** Puts {@code node} under a key of its own. */
  public ProgramBuilder node(String key, NodeIr node) {
    nodes.put(key, node);
    return this;
  }

  public ProgramIr build() {
    return new ProgramIr(capsule, budget, types, errors, tools, input, output, slots, entry, nodes);
  }

  /** {@code action} with the digest that belongs to it. */
  public static ToolActionIr sealed(ToolActionIr action) {
    return new ToolActionIr(
        action.tool(),
        action.action(),
        action.version(),
        action.bindingKind(),
        action.bindingTarget(),
        action.effect(),
        action.risk(),
        action.idempotent(),
        action.costMicroUsd(),
        action.parameters(),
        action.result(),
        action.errors(),
        IrDigest.of(action));
  }
}
