package ai.somagent.soma.lower;

import ai.somagent.soma.checked.CheckedCapsule;
import ai.somagent.soma.checked.ErrorSymbol;
import ai.somagent.soma.ir.BudgetIr;
import ai.somagent.soma.ir.CapsuleIr;
import ai.somagent.soma.ir.MembersIr;
import ai.somagent.soma.ir.ProgramIr;
import ai.somagent.soma.ir.SourceMap;
import ai.somagent.soma.ir.digest.IrDigest;
import ai.somagent.soma.ir.type.FieldIr;
import ai.somagent.soma.ir.type.TypeIr;
import ai.somagent.soma.source.SourceText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Capsules without errors to programs and the maps back to their texts. A capsule that runs others
 * holds the digests of their programs, so those are lowered first; each is lowered once. Not
 * thread-safe.
 */
public final class ProgramLowering {
  private final Function<String, SourceText> texts;
  private final Function<CheckedCapsule, Judgement> policies;
  private final Map<String, Made> made = new HashMap<>();

  /** A program with what is left to make its map. */
  private record Made(ProgramIr program, String digest, NodeList nodes) {}

  /** A program and the places of its nodes. */
  public record Lowered(ProgramIr program, SourceMap sourceMap) {}

  /**
   * @param texts the sources of the capsules to be lowered, by name
   * @param policies what policies say about a capsule
   */
  public ProgramLowering(
      Function<String, SourceText> texts, Function<CheckedCapsule, Judgement> policies) {
    this.texts = texts;
    this.policies = policies;
  }

  /**
   * Lowers one capsule.
   *
   * @param capsule checked without errors; what it runs makes no cycle
   */
  public Lowered lower(CheckedCapsule capsule) {
    Made whole = made(capsule);
    return new Lowered(whole.program(), new SourceMap(whole.digest(), whole.nodes().places(texts)));
  }

  private Made made(CheckedCapsule capsule) {
    Made known = made.get(capsule.qualifiedName());
    if (known != null) {
      return known;
    }
    Made fresh = make(capsule);
    made.put(capsule.qualifiedName(), fresh);
    return fresh;
  }

  private Made make(CheckedCapsule capsule) {
    Judgement judgement = policies.apply(capsule);
    TypeLowering types = new TypeLowering();
    ErrorTable errors = new ErrorTable(types);
    ToolTable tools = new ToolTable(types, errors);
    NodeList nodes = new NodeList(capsule.source());
    CapsuleTables tables =
        new CapsuleTables(
            types,
            errors,
            tools,
            new SlotTable(types),
            new ReferenceTable(types, tools, child -> made(child).digest()),
            nodes,
            new CaptureList(),
            capsule.budget().wallClockMillis(),
            new GateTable(judgement.judged()));
    ProgramIr program = program(capsule, judgement, tables);
    return new Made(program, IrDigest.of(program), nodes);
  }

  private static ProgramIr program(
      CheckedCapsule capsule, Judgement judgement, CapsuleTables tables) {
    TypeLowering types = tables.types();
    List<FieldIr> input = types.fields(capsule.input());
    TypeIr output = capsule.output() == null ? null : types.lower(capsule.output().type());
    List<String> labels =
        capsule.output() == null ? List.of() : LabelLowering.lower(capsule.output().labels());
    NodeLowering steps = new NodeLowering(tables);
    MemberLowering parts = new MemberLowering(tables, steps);
    parts.state(capsule.members());
    String entry = steps.region(capsule.steps());
    MembersIr members = parts.members(capsule.members());
    List<String> raises = raises(capsule, tables.errors());
    return new ProgramIr(
        identity(capsule),
        budget(capsule.budget()),
        types.definitions(),
        tables.errors().kinds(),
        tables.tools().actions(),
        tables.references().references(judgement.policies()),
        input,
        output,
        labels,
        raises,
        members,
        tables.slots().slots(),
        entry,
        tables.nodes().nodes());
  }

  private static List<String> raises(CheckedCapsule capsule, ErrorTable errors) {
    SortedSet<String> names = new TreeSet<>();
    for (ErrorSymbol error : capsule.raises()) {
      names.add(errors.name(error));
    }
    return List.copyOf(names);
  }

  private static CapsuleIr identity(CheckedCapsule capsule) {
    return new CapsuleIr(
        capsule.module(),
        capsule.name(),
        capsule.version(),
        capsule.risk(),
        capsule.autonomy(),
        capsule.intent(),
        capsule.settings(),
        capsule.tags());
  }

  private static BudgetIr budget(CheckedCapsule.CheckedBudget budget) {
    return new BudgetIr(
        budget.wallClockMillis(), budget.toolCalls(), budget.tokens(), budget.usd());
  }
}
