package ai.somagent.soma.type;

import ai.somagent.soma.checked.CheckedExpression;
import ai.somagent.soma.checked.CheckedStep;
import ai.somagent.soma.checked.CheckedStep.EffectChecked;
import ai.somagent.soma.checked.LocalSymbol;
import ai.somagent.soma.checked.PlanNodeChecked;
import ai.somagent.soma.checked.PlanNodeChecked.Kind;
import ai.somagent.soma.checked.SomaType;
import ai.somagent.soma.diagnostic.DiagnosticSink;
import ai.somagent.soma.diagnostic.RelatedSpan;
import ai.somagent.soma.source.Span;
import ai.somagent.soma.syntax.EffectSyntax;
import ai.somagent.soma.syntax.EffectSyntax.ApproveSyntax;
import ai.somagent.soma.syntax.EffectSyntax.InvokeSyntax;
import ai.somagent.soma.syntax.PlanSyntax.AcceptItem;
import ai.somagent.soma.syntax.PlanSyntax.LetItem;
import ai.somagent.soma.syntax.PlanSyntax.NodeItem;
import ai.somagent.soma.syntax.PlanSyntax.ReviseItem;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks one node of a plan once the nodes before it are known. */
final class PlanNodeChecker {
  private final StepContext context;
  private final DiagnosticSink sink;
  private final StepChecker steps;
  private final PlanNodeSource node;

  PlanNodeChecker(StepContext context, DiagnosticSink sink, PlanNodeSource node) {
    this.context = context;
    this.sink = sink;
    this.steps = new StepChecker(context);
    this.node = node;
  }

  /** The steps of a maker and the variable that the node itself sees as its result. */
  private record Made(List<CheckedStep> steps, @Nullable LocalSymbol result) {}

  /**
   * @param environment with the results of the nodes before
   * @param before names of those
   */
  PlanNodeChecked check(Environment environment, List<String> before) {
    NodeSettings settings =
        node.body() == null ? NodeSettings.read(node, context.names(), sink) : NodeSettings.NONE;
    StepScope scope =
        new StepScope(environment, new RaisedErrors()).inside(new Region.BranchRegion(false, null));
    CheckedExpression condition =
        node.when() == null ? null : context.check(node.when(), scope, BuiltinTypes.BOOL);
    if (condition != null) {
      scope = scope.with(environment.narrowed(Narrowing.whenTrue(condition)));
    }
    Made made = node.body() == null ? made(scope) : new Made(deployed(scope), null);
    boolean skippable = condition != null || settings.optional();
    return finish(settings, scope, condition, made, skippable, before);
  }

  private PlanNodeChecked finish(
      NodeSettings settings,
      StepScope scope,
      @Nullable CheckedExpression condition,
      Made made,
      boolean skippable,
      List<String> before) {
    LocalSymbol own = made.result();
    StepScope after = own == null ? scope : scope.with(scope.environment().with(own));
    List<CheckedStep> checks = new ArrayList<>();
    for (NodeItem item : node.items()) {
      if (item instanceof LetItem let) {
        CheckedSteps checked = steps.step(let.let(), after);
        checks.addAll(checked.steps());
        after = after.with(checked.after());
      }
    }
    return new PlanNodeChecked(
        node.kind(),
        node.name().text(),
        settings.title(),
        before,
        condition,
        own == null ? null : seenByOthers(own, skippable),
        made.steps(),
        checks,
        accepts(after),
        approvals(after),
        revise(after, own),
        settings.rounds(),
        settings.optional(),
        node.span());
  }

  private static LocalSymbol seenByOthers(LocalSymbol own, boolean skippable) {
    SomaType type = BuiltinTypes.optional(own.type());
    return skippable && !type.equals(own.type())
        ? new LocalSymbol(own.name(), type, own.span())
        : own;
  }

  private List<CheckedStep> deployed(StepScope scope) {
    return node.body() == null ? List.of() : steps.block(node.body(), scope).steps();
  }

  private Made made(StepScope scope) {
    refuseOthers();
    List<InvokeSyntax> makers = node.makers();
    if (node.kind() == Kind.MILESTONE) {
      return new Made(List.of(), null);
    }
    if (makers.isEmpty()) {
      boolean another = node.effects().stream().anyMatch(e -> !(e instanceof ApproveSyntax));
      if (!another && !node.name().isMissing()) {
        context.report(
            PlanCode.NODE_MAKER,
            node.name().span(),
            "nothing makes deliverable `" + node.name().text() + "`",
            "write the effect that does, as in `run build(…)`");
      }
      return new Made(List.of(), unknownResult());
    }
    return made(makers.getFirst(), scope);
  }

  private Made made(InvokeSyntax maker, StepScope scope) {
    List<CheckedStep> checked = steps.effects().check(maker, scope).steps();
    if (checked.size() != 1 || !(checked.getFirst() instanceof EffectChecked effect)) {
      return new Made(checked, unknownResult());
    }
    SomaType type = OperationResult.of(effect);
    if (type == null) {
      return new Made(checked, null);
    }
    LocalSymbol result = new LocalSymbol(node.name().text(), type, node.name().span());
    return new Made(List.of(ResultBinding.rebind(effect, result, effect.span())), result);
  }

  /** Stands for the result where it is not known what makes it. */
  private LocalSymbol unknownResult() {
    return new LocalSymbol(node.name().text(), SomaType.ErrorType.ERROR, node.name().span());
  }

  /** Reports effects that have no place in this kind of node. */
  private void refuseOthers() {
    InvokeSyntax first = null;
    for (EffectSyntax effect : node.effects()) {
      if (effect instanceof InvokeSyntax maker) {
        if (node.kind() == Kind.MILESTONE) {
          refuse(effect.span(), "a milestone makes nothing", "make it in a deliverable before it");
        } else if (first != null) {
          reportSecond(maker, first);
        }
        first = first == null ? maker : first;
      } else if (!(effect instanceof ApproveSyntax)) {
        refuse(
            effect.span(),
            "a " + node.noun() + " is made by one `run`, `call`, `start` or `ask`",
            "put other effects into a task and `run` it");
      }
    }
  }

  private void refuse(Span span, String message, String help) {
    context.report(PlanCode.MISPLACED_ITEM, span, message, help);
  }

  private void reportSecond(InvokeSyntax second, InvokeSyntax first) {
    context.report(
        context
            .diagnostic(
                PlanCode.NODE_MAKER,
                second.span(),
                "deliverable `" + node.name().text() + "` already has its maker")
            .withHelp("name what this gives with `let`, or make it a deliverable of its own")
            .withRelated(
                List.of(
                    new RelatedSpan(context.names().source(), first.span(), "the maker is here"))));
  }

  private List<CheckedExpression> accepts(StepScope scope) {
    List<CheckedExpression> accepts = new ArrayList<>();
    for (NodeItem item : node.items()) {
      if (item instanceof AcceptItem accept) {
        accepts.add(context.check(accept.condition(), scope, BuiltinTypes.BOOL));
      }
    }
    return accepts;
  }

  private List<CheckedStep> approvals(StepScope scope) {
    List<CheckedStep> approvals = new ArrayList<>();
    for (ApproveSyntax approve : node.approvals()) {
      approvals.addAll(steps.effects().check(approve, scope).steps());
    }
    return approvals;
  }

  private List<CheckedStep> revise(StepScope scope, @Nullable LocalSymbol own) {
    List<CheckedStep> revised = new ArrayList<>();
    for (NodeItem item : node.items()) {
      if (!(item instanceof ReviseItem revise)) {
        continue;
      }
      if (node.kind() == Kind.MILESTONE || !revised.isEmpty()) {
        String message =
            revised.isEmpty() ? "a milestone has nothing to revise" : "a node has one `revise`";
        refuse(revise.span(), message, "a deliverable says once how its result is replaced");
        continue;
      }
      for (CheckedStep step : steps.effects().check(revise.effect(), scope).steps()) {
        revised.add(step instanceof EffectChecked effect ? replacing(effect, own) : step);
      }
    }
    return revised;
  }

  private CheckedStep replacing(EffectChecked effect, @Nullable LocalSymbol own) {
    SomaType type = OperationResult.of(effect);
    if (own == null || own.type() == SomaType.ErrorType.ERROR) {
      return effect;
    }
    if (type == null || !Assignability.isAssignable(type, own.type())) {
      String found = type == null ? "nothing" : "`" + TypeNames.show(type) + "`";
      context.report(
          PlanCode.REVISE_RESULT,
          effect.span(),
          "`revise` replaces a `" + TypeNames.show(own.type()) + "`, but this gives " + found,
          found.equals("`" + TypeNames.show(own.type()) + "`")
              ? "these are two records of one name: declare one `type` that both give"
              : "revise with an effect that gives what the maker gives");
      return effect;
    }
    return ResultBinding.rebind(effect, own, effect.span());
  }
}
