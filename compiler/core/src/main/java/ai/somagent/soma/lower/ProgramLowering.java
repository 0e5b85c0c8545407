package ai.somagent.soma.lower;

import ai.somagent.soma.checked.CheckedCapsule;
import ai.somagent.soma.ir.BudgetIr;
import ai.somagent.soma.ir.CapsuleIr;
import ai.somagent.soma.ir.ProgramIr;
import ai.somagent.soma.ir.SourceMap;
import ai.somagent.soma.ir.digest.IrDigest;
import ai.somagent.soma.ir.type.FieldIr;
import ai.somagent.soma.ir.type.TypeIr;
import ai.somagent.soma.source.SourceText;
import java.util.List;

/** One capsule without errors to its program and the map back to its text. */
public final class ProgramLowering {
  private final CheckedCapsule capsule;
  private final TypeLowering types = new TypeLowering();
  private final ErrorTable errors = new ErrorTable(types);
  private final ToolTable tools = new ToolTable(types, errors);
  private final SlotTable slots = new SlotTable(types);
  private final NodeList nodes;

  private ProgramLowering(CheckedCapsule capsule, SourceText source) {
    this.capsule = capsule;
    this.nodes = new NodeList(new SourcePlaces(source));
  }

  /**
   * Lowers one capsule.
   *
   * @param capsule checked without errors
   * @param source the text that declares it
   */
  public static Lowered lower(CheckedCapsule capsule, SourceText source) {
    if (!capsule.members().isEmpty()) {
      throw new IllegalStateException("no node for the members of " + capsule.name());
    }
    ProgramLowering lowering = new ProgramLowering(capsule, source);
    ProgramIr program = lowering.program();
    return new Lowered(program, new SourceMap(IrDigest.of(program), lowering.nodes.places()));
  }

  /** A program and the places of its nodes. */
  public record Lowered(ProgramIr program, SourceMap sourceMap) {}

  private ProgramIr program() {
    List<FieldIr> input = types.fields(capsule.input());
    TypeIr output = capsule.output() == null ? null : types.lower(capsule.output().type());
    String entry = new NodeLowering(nodes, slots, tools, errors).region(capsule.steps());
    return new ProgramIr(
        identity(),
        budget(),
        types.definitions(),
        errors.kinds(),
        tools.actions(),
        input,
        output,
        slots.slots(),
        entry,
        nodes.nodes());
  }

  private CapsuleIr identity() {
    return new CapsuleIr(
        capsule.module(),
        capsule.name(),
        capsule.version(),
        capsule.risk(),
        capsule.autonomy(),
        capsule.settings(),
        capsule.tags());
  }

  private BudgetIr budget() {
    CheckedCapsule.CheckedBudget budget = capsule.budget();
    return new BudgetIr(
        budget.wallClockMillis(), budget.toolCalls(), budget.tokens(), budget.usd());
  }
}
