package ai.somagent.soma.ir.verify;

import ai.somagent.soma.ir.ProgramIr;
import java.util.List;

/**
 * Judges programs without trusting whoever made them.
 *
 * <p>Rules come in three waves, each only when the ones before found nothing, since later ones rest
 * on earlier ones: declarations, structure, behaviour.
 */
public final class IrVerifier {
  private IrVerifier() {}

  /** Everything wrong with {@code program}, at most 100 findings; empty when it may run. */
  public static List<Violation> verify(ProgramIr program) {
    Findings findings = new Findings();
    declarations(program, findings);
    if (findings.isEmpty()) {
      DocumentRules.checkBytes(program, findings);
      RegionTree tree = RegionTree.build(program, findings);
      if (findings.isEmpty()) {
        behaviour(program, tree, findings);
      }
    }
    return findings.toList();
  }

  private static void declarations(ProgramIr program, Findings findings) {
    DocumentRules.checkNodes(program, findings);
    NameRules.check(program, findings);
    TypeRules.check(program, findings);
    ErrorRules.checkDeclared(program, findings);
    ToolRules.check(program, findings);
    BudgetRules.check(program, findings);
    ReferenceRules.check(program, findings);
    MemberRules.check(program, findings);
    LabelRules.checkForm(program, findings);
  }

  private static void behaviour(ProgramIr program, RegionTree tree, Findings findings) {
    ExpressionRules.check(program, findings);
    CallRules.check(program, findings);
    EffectRules.check(program, findings);
    LoopRules.check(program, findings);
    GraphRules.check(program, findings);
    StateRules.check(program, tree, findings);
    PlaceRules.check(program, tree, findings);
    GateRules.check(program, tree, findings);
    LabelRules.checkFlow(program, findings);
    ErrorRules.checkUsed(program, findings);
    ExitRules.check(program, tree, findings);
    SlotFlow.check(program, tree, findings);
    BudgetRules.checkCalls(program, tree, findings);
  }
}
