package ai.somagent.soma.ir.verify;

import ai.somagent.soma.ir.ProgramIr;
import ai.somagent.soma.ir.SlotIr;
import ai.somagent.soma.ir.ToolActionIr;
import ai.somagent.soma.ir.node.EffectIr;
import ai.somagent.soma.ir.node.EffectIr.ApproveIr;
import ai.somagent.soma.ir.node.EffectIr.AskIr;
import ai.somagent.soma.ir.node.EffectIr.EmitIr;
import ai.somagent.soma.ir.node.EffectIr.EndorseIr;
import ai.somagent.soma.ir.node.EffectIr.RunIr;
import ai.somagent.soma.ir.node.ExpressionIr;
import ai.somagent.soma.ir.node.NodeIr;
import ai.somagent.soma.ir.node.NodeIr.CallIr;
import ai.somagent.soma.ir.type.FieldIr;
import ai.somagent.soma.ir.type.TypeDefinitionIr;
import ai.somagent.soma.ir.type.TypeDefinitionIr.EnumIr;
import ai.somagent.soma.ir.type.TypeDefinitionIr.RecordIr;
import ai.somagent.soma.ir.type.TypeDefinitionIr.UnionIr;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Labels are known ones, and none is lost where a value goes as it is: a slot or a field of the
 * input to a parameter. What an expression makes of a value is the compiler's to follow.
 */
final class LabelRules {
  private static final String SECRET = "secret";
  private static final String UNTRUSTED = "untrusted";
  private static final Set<String> LABELS = Set.of("pii", SECRET, UNTRUSTED);

  private final ProgramIr program;
  private final Findings findings;

  private LabelRules(ProgramIr program, Findings findings) {
    this.program = program;
    this.findings = findings;
  }

  /** Every list of labels in the program. */
  static void checkForm(ProgramIr program, Findings findings) {
    List<List<String>> all = new ArrayList<>(List.of(program.outputLabels()));
    program.types().values().forEach(type -> all.addAll(labelsOf(type)));
    program.errors().values().forEach(fields -> all.addAll(labelsOf(fields)));
    for (ToolActionIr tool : program.tools().values()) {
      all.addAll(labelsOf(tool.parameters()));
      all.add(tool.resultLabels());
    }
    all.addAll(labelsOf(program.input()));
    program.slots().values().forEach(slot -> all.add(slot.labels()));
    program.references().personas().values().forEach(persona -> all.add(persona.accepts()));
    for (var child : program.references().capsules().values()) {
      all.addAll(labelsOf(child.input()));
      all.add(child.labels());
    }
    for (var update : program.members().updates().values()) {
      all.addAll(labelsOf(update.parameters()));
      all.add(update.labels());
    }
    program.members().queries().values().forEach(query -> all.add(query.labels()));
    for (NodeIr node : program.nodes().values()) {
      if (node instanceof EndorseIr endorse) {
        all.add(endorse.dropped());
      }
    }
    for (List<String> labels : all) {
      if (!LABELS.containsAll(labels) || !ReferenceRules.isSorted(labels)) {
        findings.add(IrRule.LABEL_FORM, "labels are `pii`, `secret`, `untrusted`, in this order");
      }
    }
  }

  private static List<List<String>> labelsOf(TypeDefinitionIr type) {
    return switch (type) {
      case RecordIr record -> labelsOf(record.fields());
      case UnionIr union ->
          union.cases().stream().flatMap(one -> labelsOf(one.fields()).stream()).toList();
      case EnumIr _ -> List.of();
    };
  }

  private static List<List<String>> labelsOf(List<FieldIr> fields) {
    return fields.stream().map(FieldIr::labels).toList();
  }

  /** To be called once every reference is known to resolve. */
  static void checkFlow(ProgramIr program, Findings findings) {
    LabelRules rules = new LabelRules(program, findings);
    for (NodeIr node : program.nodes().values()) {
      if (node instanceof EffectIr effect) {
        rules.effect(effect);
      }
    }
  }

  private void effect(EffectIr effect) {
    switch (effect) {
      case CallIr call when program.tools().containsKey(call.tool()) ->
          arguments(call, call.arguments(), program.tools().get(call.tool()).parameters());
      case RunIr run when program.references().capsules().containsKey(run.capsule()) ->
          arguments(
              run, run.arguments(), program.references().capsules().get(run.capsule()).input());
      case EmitIr emit when program.references().topics().containsKey(emit.topic()) -> {
        List<FieldIr> fields =
            MemberRules.record(program, program.references().topics().get(emit.topic()).payload());
        arguments(emit, emit.arguments(), fields == null ? List.of() : fields);
      }
      case AskIr ask when program.references().personas().containsKey(ask.persona()) -> {
        Set<String> accepted =
            new HashSet<>(program.references().personas().get(ask.persona()).accepts());
        accepted.add(UNTRUSTED);
        flow(ask, ask.prompt(), accepted);
      }
      case ApproveIr approve -> {
        flow(approve, approve.title(), Set.of());
        approve.show().values().forEach(value -> flow(approve, value, Set.of("pii", UNTRUSTED)));
      }
      default -> {}
    }
  }

  private void arguments(
      NodeIr node, Map<String, ExpressionIr> arguments, List<FieldIr> parameters) {
    for (FieldIr parameter : parameters) {
      ExpressionIr value = arguments.get(parameter.name());
      if (value != null) {
        flow(node, value, Set.copyOf(parameter.labels()));
      }
    }
  }

  private void flow(NodeIr node, ExpressionIr value, Set<String> allowed) {
    for (String label : labelsOf(value.cel())) {
      if (!allowed.contains(label)) {
        findings.add(
            IrRule.LABEL_LEAK, node, "`" + value.cel() + "` is " + label + ", its place is not");
      }
    }
  }

  /** Of a value that is passed on as it is; empty for all else. */
  private List<String> labelsOf(String cel) {
    SlotIr slot = program.slots().get(cel);
    if (slot != null) {
      return slot.labels();
    }
    for (FieldIr field : program.input()) {
      if (cel.equals("input." + field.name()) || cel.equals("input.?" + field.name())) {
        return field.labels();
      }
    }
    return List.of();
  }
}
