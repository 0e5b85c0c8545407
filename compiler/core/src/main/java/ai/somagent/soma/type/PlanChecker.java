package ai.somagent.soma.type;

import ai.somagent.soma.bind.SemanticVersion;
import ai.somagent.soma.checked.CheckedCapsule;
import ai.somagent.soma.checked.CheckedStep;
import ai.somagent.soma.checked.CheckedStep.CheckpointChecked;
import ai.somagent.soma.checked.FieldSymbol;
import ai.somagent.soma.checked.LocalSymbol;
import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.diagnostic.DiagnosticSink;
import ai.somagent.soma.source.Span;
import ai.somagent.soma.syntax.PlanSyntax;
import ai.somagent.soma.syntax.PlanSyntax.Phase;
import ai.somagent.soma.syntax.PlanSyntax.PhaseMember;
import ai.somagent.soma.syntax.StringSyntax;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Checks plans. A plan becomes a capsule whose steps are its provision, one graph, what is kept of
 * it, and, at the one level where a plan may better itself, its improvement; each is a stage that
 * {@code run.checkpoint} names.
 */
public final class PlanChecker {
  private static final int DEFAULT_CONCURRENCY = 5;
  private static final int MOST_NODES = 1_000;
  private static final String IMPROVING_LEVEL = "kamachiq";

  private final ModuleScope names;
  private final DiagnosticSink sink;

  /**
   * @param names what the file sees
   * @param sink takes what is wrong
   */
  public PlanChecker(ModuleScope names, DiagnosticSink sink) {
    this.names = names;
    this.sink = sink;
  }

  /**
   * A plan with its meaning, as far as it has one.
   *
   * @param raised takes the error kinds that a run may end with; a node that fails is held instead
   */
  CheckedCapsule check(PlanSyntax syntax, RaisedErrors raised) {
    PlanMembers members = new PlanMembers(syntax, names.source(), sink);
    CapsuleSettings settings = new CapsuleSettings(names, sink, members.settings(), StepOwner.PLAN);
    BudgetChecked budget = new BudgetChecker(names, sink).check(members.budget(), syntax);
    List<FieldSymbol> input =
        members.input() == null
            ? List.of()
            : new FieldChecker(names, sink).check(members.input().fields());
    checkHead(syntax, settings);
    StepContext context =
        new StepContext(StepOwner.PLAN, names, sink, null, budget.budget().wallClockMillis());
    Integer concurrency = budget.budget().concurrency();
    List<CheckedStep> steps =
        steps(
            syntax,
            members,
            context,
            Environment.of(names).withInput(input),
            concurrency == null ? DEFAULT_CONCURRENCY : concurrency,
            settings.autonomy().equals(IMPROVING_LEVEL),
            raised);
    CapsuleChecker.addEndings(raised, steps);
    UsageChecker usage = new UsageChecker(context, syntax.name());
    usage.checkSize(steps);
    usage.checkBudget(budget);
    String intent = settings.intent();
    return new CheckedCapsule(
        names.module(),
        names.source(),
        syntax.name().text(),
        syntax.version().constantText(),
        usage.risk(settings),
        settings.autonomy(),
        intent == null ? "" : intent,
        settings.others(),
        settings.tags(),
        settings.policies(),
        budget.budget(),
        input,
        null,
        List.of(),
        steps,
        raised.kinds(),
        syntax.name().span());
  }

  private void checkHead(PlanSyntax syntax, CapsuleSettings settings) {
    if (settings.lacksIntent() && !syntax.name().isMissing()) {
      report(
          StepCode.MISSING_MEMBER,
          syntax.name().span(),
          "plan `" + syntax.name().text() + "` has no `intent`",
          "say in words what it is for, as in `intent: \"A site for spring.\"`");
    }
    StringSyntax version = syntax.version();
    boolean sound = version.isConstant() && SemanticVersion.isValid(version.constantText());
    if (!sound && version.span().length() > 0) {
      report(
          StepCode.CAPSULE_VERSION,
          version.span(),
          "`" + version.constantText() + "` is no semantic version",
          "write three numbers, as in `1.0.0`");
    }
  }

  private List<CheckedStep> steps(
      PlanSyntax syntax,
      PlanMembers members,
      StepContext context,
      Environment start,
      int concurrency,
      boolean improves,
      RaisedErrors raised) {
    List<CheckedStep> steps = new ArrayList<>();
    CheckedSteps provision = phase(members, Phase.PROVISION, context, start, raised);
    steps.addAll(provision.steps());
    LocalSymbol outcomes =
        new LocalSymbol(
            "outcomes",
            BuiltinTypes.list(BuiltinTypes.named(BuiltinRecords.NODE_OUTCOME)),
            syntax.name().span());
    graph(syntax, members.nodes(), context, provision.after(), concurrency, outcomes, steps);
    Environment ended = provision.after().with(outcomes);
    steps.addAll(phase(members, Phase.SYNC, context, ended, raised).steps());
    CheckedSteps improved = phase(members, Phase.IMPROVE, context, ended, raised);
    new ImproveRule(context).check(improved.steps());
    if (improves) {
      steps.addAll(improved.steps());
    }
    return steps;
  }

  private void graph(
      PlanSyntax syntax,
      List<PlanNodeSource> nodes,
      StepContext context,
      Environment environment,
      int concurrency,
      LocalSymbol outcomes,
      List<CheckedStep> steps) {
    if (nodes.isEmpty()) {
      if (!syntax.name().isMissing()) {
        report(
            StepCode.MISSING_MEMBER,
            syntax.name().span(),
            "plan `" + syntax.name().text() + "` has nothing to do",
            "add a `deliverable`");
      }
      return;
    }
    if (nodes.size() > MOST_NODES) {
      report(
          StepCode.TOO_LARGE,
          syntax.name().span(),
          "plan `" + syntax.name().text() + "` has more than " + MOST_NODES + " nodes",
          "split it into several plans");
    }
    List<PlanNodeSource> few = nodes.subList(0, Math.min(nodes.size(), MOST_NODES));
    steps.add(new CheckpointChecked("execution", few.getFirst().span()));
    steps.add(new PlanGraphChecker(context, sink).check(few, environment, concurrency, outcomes));
  }

  private static CheckedSteps phase(
      PlanMembers members,
      Phase phase,
      StepContext context,
      Environment environment,
      RaisedErrors raised) {
    PhaseMember member = members.phase(phase);
    if (member == null) {
      return CheckedSteps.none(environment);
    }
    CheckedSteps checked =
        new StepChecker(context).block(member.body(), new StepScope(environment, raised));
    List<CheckedStep> steps = new ArrayList<>();
    steps.add(new CheckpointChecked(phase.name().toLowerCase(Locale.ROOT), member.span()));
    steps.addAll(checked.steps());
    return new CheckedSteps(steps, checked.completes(), checked.after());
  }

  private void report(StepCode code, Span span, String message, String help) {
    sink.report(Diagnostic.of(code, names.source(), span, message).withHelp(help));
  }
}
