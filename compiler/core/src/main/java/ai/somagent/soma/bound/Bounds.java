package ai.somagent.soma.bound;

import ai.somagent.soma.bound.BoundNode.How;
import ai.somagent.soma.checked.CapsuleMember;
import ai.somagent.soma.checked.CapsuleMember.SignalChecked;
import ai.somagent.soma.checked.CapsuleMember.UpdateChecked;
import ai.somagent.soma.checked.CheckedCapsule;
import ai.somagent.soma.checked.SomaType;
import ai.somagent.soma.diagnostic.Diagnostic;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Works out what a run of a capsule needs. */
public final class Bounds {
  private Bounds() {}

  /**
   * The bounds of a run of {@code capsule}, its tasks and child runs included. Reads nothing but
   * the capsule, so that two calls give equal reports.
   *
   * @param capsule checked without errors
   */
  public static BoundReport of(CheckedCapsule capsule) {
    return of(capsule, any -> Guards.NONE);
  }

  /**
   * The same of a run as policies let it run: what {@code guards} adds is part of it. Budgets are
   * not compared with that, since an operator may choose a stricter level than the program.
   */
  public static BoundReport of(CheckedCapsule capsule, Guards.Source guards) {
    return analyse(capsule, OperationCosts.of(capsule, guards));
  }

  static BoundReport analyse(CheckedCapsule capsule, OperationCosts operations) {
    Costed steps =
        new StepCosts(capsule.source(), operations).steps(capsule.steps(), capsule.span(), "steps");
    Amounts least = HistoryCost.RUN.least().then(steps.paths().returning().cheapest());
    Amounts most = run(capsule).then(steps.node().most());
    List<BoundNode> parts = new ArrayList<>(steps.node().parts());
    for (CapsuleMember member : capsule.members()) {
      BoundNode handled = member(member, capsule.source());
      if (handled != null) {
        parts.add(handled);
        most = most.then(handled.most());
      }
    }
    long longest = Math.max(least.of(Measure.WALL_MILLIS), capsule.budget().wallClockMillis());
    most = most.atMost(Measure.WALL_MILLIS, longest);
    BoundNode root = root(capsule, least, most, parts);
    List<Diagnostic> diagnostics = new ArrayList<>();
    new BudgetCheck(capsule, root, diagnostics).check();
    new HistoryCheck(diagnostics).check(root);
    return new BoundReport(capsule.qualifiedName(), root, operations.asksModels(), diagnostics);
  }

  /** The run itself: its first event holds the input, its last the output. */
  private static Amounts run(CheckedCapsule capsule) {
    SomaType output = capsule.output() == null ? null : capsule.output().type();
    return EffectCosts.Range.of(HistoryCost.RUN)
        .holding(EffectCosts.values(capsule.input(), output))
        .most();
  }

  static BoundReport nothing(CheckedCapsule capsule) {
    BoundNode root = root(capsule, Amounts.NONE, Amounts.NONE, List.of());
    return new BoundReport(capsule.qualifiedName(), root, false, List.of());
  }

  private static BoundNode root(
      CheckedCapsule capsule, Amounts least, Amounts most, List<BoundNode> parts) {
    return new BoundNode(
        capsule.source(),
        capsule.span(),
        "capsule `" + capsule.name() + "`",
        How.SEQUENCE,
        1,
        1,
        least,
        most,
        parts);
  }

  /** Signals that wait at once are limited; those and as many updates are counted. */
  private static @Nullable BoundNode member(CapsuleMember member, String source) {
    return switch (member) {
      case SignalChecked signal -> {
        int max = signal.symbol().max();
        Amounts each =
            EffectCosts.Range.of(HistoryCost.AWAIT)
                .holding(EffectCosts.values(signal.symbol().parameters(), null))
                .most();
        yield new BoundNode(
            source,
            signal.span(),
            "signal `" + signal.symbol().name() + "`, up to " + max + " in the queue",
            How.LOOP,
            max,
            1,
            Amounts.NONE,
            each.times(max),
            List.of());
      }
      case UpdateChecked ignored -> null;
      case CapsuleMember.StateChecked ignored -> null;
      case CapsuleMember.QueryChecked ignored -> null;
      case CapsuleMember.ScheduleChecked ignored -> null;
      case CapsuleMember.EventChecked ignored -> null;
    };
  }
}
