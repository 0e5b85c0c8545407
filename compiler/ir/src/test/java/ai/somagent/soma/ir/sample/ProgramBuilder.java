package ai.somagent.soma.ir.sample;

import ai.somagent.soma.ir.BudgetIr;
import ai.somagent.soma.ir.CapsuleIr;
import ai.somagent.soma.ir.MembersIr;
import ai.somagent.soma.ir.MembersIr.QueryIr;
import ai.somagent.soma.ir.MembersIr.SignalIr;
import ai.somagent.soma.ir.MembersIr.TriggerIr;
import ai.somagent.soma.ir.MembersIr.UpdateIr;
import ai.somagent.soma.ir.ProgramIr;
import ai.somagent.soma.ir.ReferencesIr;
import ai.somagent.soma.ir.ReferencesIr.ChildIr;
import ai.somagent.soma.ir.ReferencesIr.PersonaIr;
import ai.somagent.soma.ir.ReferencesIr.PolicyIr;
import ai.somagent.soma.ir.ReferencesIr.TopicIr;
import ai.somagent.soma.ir.SlotIr;
import ai.somagent.soma.ir.ToolActionIr;
import ai.somagent.soma.ir.digest.IrDigest;
import ai.somagent.soma.ir.node.ExpressionIr;
import ai.somagent.soma.ir.node.NodeIr;
import ai.somagent.soma.ir.type.FieldIr;
import ai.somagent.soma.ir.type.TypeDefinitionIr;
import ai.somagent.soma.ir.type.TypeIr;
import java.util.ArrayList;
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
  private final Map<String, PersonaIr> personas = new LinkedHashMap<>();
  private final Map<String, TopicIr> topics = new LinkedHashMap<>();
  private final Map<String, ChildIr> capsules = new LinkedHashMap<>();
  private final List<PolicyIr> policies = new ArrayList<>();
  private final Map<String, ExpressionIr> vars = new LinkedHashMap<>();
  private final Map<String, SignalIr> signals = new LinkedHashMap<>();
  private final Map<String, UpdateIr> updates = new LinkedHashMap<>();
  private final Map<String, QueryIr> queries = new LinkedHashMap<>();
  private final List<TriggerIr> triggers = new ArrayList<>();
  private List<String> raises = List.of();
  private List<String> outputLabels = List.of();
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

  public ProgramBuilder outputLabels(String... labels) {
    outputLabels = List.of(labels);
    return this;
  }

  public ProgramBuilder raises(String... kinds) {
    raises = List.of(kinds);
    return this;
  }

  public ProgramBuilder persona(String name, PersonaIr persona) {
    personas.put(name, persona);
    return this;
  }

  public ProgramBuilder topic(String name, TopicIr topic) {
    topics.put(name, topic);
    return this;
  }

  public ProgramBuilder child(String name, ChildIr child) {
    capsules.put(name, child);
    return this;
  }

  public ProgramBuilder policy(String name) {
    policies.add(new PolicyIr(name, "1.0.0"));
    return this;
  }

  public ProgramBuilder signal(String name, SignalIr signal) {
    signals.put(name, signal);
    return this;
  }

  public ProgramBuilder update(String name, UpdateIr update) {
    updates.put(name, update);
    return this;
  }

  public ProgramBuilder query(String name, QueryIr query) {
    queries.put(name, query);
    return this;
  }

  public ProgramBuilder trigger(TriggerIr trigger) {
    triggers.add(trigger);
    return this;
  }

  /** A slot that {@code set} may change. */
  public ProgramBuilder state(String id, TypeIr type) {
    slots.put(id, new SlotIr(id, type, true, List.of()));
    return this;
  }

  /** A state variable of the capsule. */
  public ProgramBuilder var(String id, TypeIr type, ExpressionIr value) {
    vars.put(id, value);
    return state(id, type);
  }

  public ProgramBuilder labelled(String id, TypeIr type, String... labels) {
    slots.put(id, new SlotIr(id, type, false, List.of(labels)));
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
    ReferencesIr references = new ReferencesIr(personas, topics, capsules, policies);
    MembersIr members = new MembersIr(vars, signals, updates, queries, triggers);
    return new ProgramIr(
        capsule,
        budget,
        types,
        errors,
        tools,
        references,
        input,
        output,
        outputLabels,
        raises,
        members,
        slots,
        entry,
        nodes);
  }

  /** {@code action} with the digest that belongs to it. */
  public static ToolActionIr sealed(ToolActionIr action) {
    return action.withDigest(IrDigest.of(action));
  }
}
