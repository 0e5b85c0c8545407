package ai.somagent.soma.ir;

import ai.somagent.soma.ir.node.NodeIr;
import ai.somagent.soma.ir.type.FieldIr;
import ai.somagent.soma.ir.type.TypeDefinitionIr;
import ai.somagent.soma.ir.type.TypeIr;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One capsule, ready to run. Immutable; every map keeps its order.
 *
 * @param capsule who and what this is
 * @param budget ceilings in force for a run
 * @param types named types by qualified name, for example {@code marketplace.Decision}
 * @param errors fields of every error kind that the program raises or catches, by qualified name;
 *     built-in kinds have no module
 * @param tools the actions that the program calls, by the key its calls use
 * @param references what it refers to besides
 * @param input fields of the run's argument
 * @param output what a run returns, or null when it returns nothing
 * @param outputLabels labels of the output, sorted
 * @param raises error kinds that a run may end with, by qualified name, sorted
 * @param members state, signals, updates, queries and triggers
 * @param slots every variable of the program by id; an id is a CEL identifier
 * @param entry the first node, or null for a program without steps
 * @param nodes all nodes by id
 */
public record ProgramIr(
    CapsuleIr capsule,
    BudgetIr budget,
    Map<String, TypeDefinitionIr> types,
    Map<String, List<FieldIr>> errors,
    Map<String, ToolActionIr> tools,
    ReferencesIr references,
    List<FieldIr> input,
    @Nullable TypeIr output,
    List<String> outputLabels,
    List<String> raises,
    MembersIr members,
    Map<String, SlotIr> slots,
    @Nullable String entry,
    Map<String, NodeIr> nodes) {

  /** The format this record is read from and written to. */
  public static final String FORMAT = "soma.ir/1";

  public ProgramIr {
    types = ordered(types);
    errors = ordered(errors);
    tools = ordered(tools);
    input = List.copyOf(input);
    outputLabels = List.copyOf(outputLabels);
    raises = List.copyOf(raises);
    slots = ordered(slots);
    nodes = ordered(nodes);
  }

  /** A main line that refers to tools alone. */
  public ProgramIr(
      CapsuleIr capsule,
      BudgetIr budget,
      Map<String, TypeDefinitionIr> types,
      Map<String, List<FieldIr>> errors,
      Map<String, ToolActionIr> tools,
      List<FieldIr> input,
      @Nullable TypeIr output,
      Map<String, SlotIr> slots,
      @Nullable String entry,
      Map<String, NodeIr> nodes) {
    this(
        capsule,
        budget,
        types,
        errors,
        tools,
        ReferencesIr.NONE,
        input,
        output,
        List.of(),
        List.of(),
        MembersIr.NONE,
        slots,
        entry,
        nodes);
  }

  private static <V> Map<String, V> ordered(Map<String, V> map) {
    return java.util.Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }
}
