package ai.somagent.soma.policy;

import ai.somagent.soma.checked.CheckedArgument;
import ai.somagent.soma.checked.CheckedCapsule;
import ai.somagent.soma.checked.CheckedExpression.LocalChecked;
import ai.somagent.soma.checked.CheckedOperation;
import ai.somagent.soma.checked.CheckedOperation.ApproveOperation;
import ai.somagent.soma.checked.CheckedOperation.AskOperation;
import ai.somagent.soma.checked.CheckedOperation.AwaitSignalOperation;
import ai.somagent.soma.checked.CheckedOperation.AwaitUntilOperation;
import ai.somagent.soma.checked.CheckedOperation.CallOperation;
import ai.somagent.soma.checked.CheckedOperation.EmitOperation;
import ai.somagent.soma.checked.CheckedOperation.EndorseOperation;
import ai.somagent.soma.checked.CheckedOperation.RunCapsuleOperation;
import ai.somagent.soma.checked.CheckedOperation.RunTaskOperation;
import ai.somagent.soma.checked.CheckedOperation.SleepOperation;
import ai.somagent.soma.checked.CheckedStep;
import ai.somagent.soma.checked.CheckedStep.EffectChecked;
import ai.somagent.soma.checked.LocalSymbol;
import ai.somagent.soma.checked.PlanNodeChecked;
import ai.somagent.soma.checked.ToolActionSymbol;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the facts of steps. */
final class FactReading {
  private static final String NONE = "none";
  private static final String LOW = "low";

  private final CheckedCapsule capsule;
  private final StepLabels labels;
  private final ChildFacts children = new ChildFacts();
  private final List<PlanNodeChecked> nodes = new ArrayList<>();

  FactReading(CheckedCapsule capsule, StepLabels labels) {
    this.capsule = capsule;
    this.labels = labels;
    for (CheckedStep step : capsule.steps()) {
      if (step instanceof CheckedStep.GraphChecked graph) {
        nodes.addAll(graph.nodes());
      }
    }
  }

  /** What an operation is, besides its place and what it is given. */
  private record Deed(
      String kind,
      String tool,
      String action,
      String target,
      String effect,
      String risk,
      @Nullable Double usd,
      List<CheckedArgument> arguments) {}

  StepFacts of(EffectChecked effect, StepPlace place) {
    Deed deed = deed(effect);
    LocalSymbol result = effect.result();
    return new StepFacts(
        place.path(),
        place.source(),
        effect.span(),
        deed.kind(),
        deed.tool(),
        deed.action(),
        deed.target(),
        deed.effect(),
        deed.risk(),
        deed.usd(),
        place.environment(),
        labels.of(effect, place.source()),
        deed.arguments(),
        result == null ? "" : result.name());
  }

  /** A call that the model may make, with arguments of its own choice. */
  StepFacts offered(ToolActionSymbol action, EffectChecked ask, StepPlace place) {
    return new StepFacts(
        place.path() + "/" + toolName(action),
        place.source(),
        ask.span(),
        "call",
        toolName(action),
        action.action(),
        target(action),
        action.effect(),
        action.risk(),
        cost(action),
        place.environment(),
        Set.of(),
        null,
        "");
  }

  StepFacts of(PlanNodeChecked node, StepPlace place) {
    return new StepFacts(
        place.path(),
        place.source(),
        node.span(),
        node.kind().name().toLowerCase(Locale.ROOT),
        "",
        "",
        node.name(),
        NONE,
        LOW,
        0.0,
        place.environment(),
        Set.of(),
        results(node),
        node.name());
  }

  /** What the nodes before one have made. */
  private List<CheckedArgument> results(PlanNodeChecked node) {
    List<CheckedArgument> results = new ArrayList<>();
    for (PlanNodeChecked other : nodes) {
      LocalSymbol result = other.result();
      if (result != null && node.after().contains(other.name())) {
        results.add(
            new CheckedArgument(
                other.name(), new LocalChecked(result, result.type(), node.span())));
      }
    }
    return results;
  }

  private Deed deed(EffectChecked effect) {
    CheckedStep.CeilingChecked ceiling = effect.clauses().budget();
    Double limit = ceiling == null ? null : ceiling.usd();
    return switch (effect.operation()) {
      case CallOperation call -> call(call);
      case RunCapsuleOperation run -> child(run, limit);
      case AskOperation ask ->
          deed("ask", qualified(ask.persona().module(), ask.persona().name()))
              .costing(limit == null ? capsule.budget().usd() : limit)
              .effect("read")
              .given(List.of(new CheckedArgument("prompt", ask.prompt())))
              .build();
      case EmitOperation emit ->
          deed("emit", qualified(emit.topic().module(), emit.topic().name()))
              .effect("write")
              .given(emit.arguments())
              .build();
      case RunTaskOperation run ->
          deed("run", qualified(run.task().module(), run.task().name()))
              .given(run.arguments())
              .build();
      case ApproveOperation approve -> deed("approve", "").given(approve.show()).build();
      case AwaitSignalOperation await -> deed("await", await.signal().name()).build();
      case AwaitUntilOperation await -> deed("await", "").build();
      case SleepOperation sleep -> deed("sleep", "").build();
      case EndorseOperation endorse ->
          deed("endorse", "").given(List.of(new CheckedArgument("value", endorse.value()))).build();
    };
  }

  private static Deed call(CallOperation call) {
    ToolActionSymbol action = call.action();
    return new Deed(
        "call",
        toolName(action),
        action.action(),
        target(action),
        action.effect(),
        action.risk(),
        cost(action),
        call.arguments());
  }

  private Deed child(RunCapsuleOperation run, @Nullable Double limit) {
    CheckedCapsule child = run.capsule();
    Double most = limit == null ? child.budget().usd() : limit;
    return new Deed(
        run.detached() ? "start" : "run",
        "",
        "",
        child.qualifiedName(),
        children.effect(child),
        child.risk(),
        most == null ? capsule.budget().usd() : most,
        run.arguments());
  }

  /** Builds what most operations are: free, without effect and of low risk. */
  private static DeedBuilder deed(String kind, String target) {
    return new DeedBuilder(kind, target);
  }

  private static final class DeedBuilder {
    private final String kind;
    private final String target;
    private String effect = NONE;
    private @Nullable Double usd = 0.0;
    private List<CheckedArgument> arguments = List.of();

    DeedBuilder(String kind, String target) {
      this.kind = kind;
      this.target = target;
    }

    DeedBuilder effect(String of) {
      effect = of;
      return this;
    }

    DeedBuilder costing(@Nullable Double most) {
      usd = most;
      return this;
    }

    DeedBuilder given(List<CheckedArgument> given) {
      arguments = given;
      return this;
    }

    Deed build() {
      return new Deed(kind, "", "", target, effect, LOW, usd, arguments);
    }
  }

  /** What is not declared to cost anything is free as long as it changes nothing. */
  private static @Nullable Double cost(ToolActionSymbol action) {
    boolean reads = action.effect().equals(NONE) || action.effect().equals("read");
    return action.costUsd() == null && reads ? Double.valueOf(0.0) : action.costUsd();
  }

  /** As a call writes it. */
  static String toolName(ToolActionSymbol action) {
    return action.tool() + "." + action.action();
  }

  private static String target(ToolActionSymbol action) {
    return qualified(action.module(), toolName(action));
  }

  private static String qualified(String module, String name) {
    return module.isEmpty() ? name : module + "." + name;
  }

  /** What steps call and run, as people read it. */
  static List<String> targets(List<CheckedStep> steps) {
    List<String> targets = new ArrayList<>();
    for (CheckedStep step : steps) {
      if (step instanceof EffectChecked effect) {
        String target = shortTarget(effect.operation());
        if (!target.isEmpty()) {
          targets.add(target);
        }
      }
    }
    return targets;
  }

  private static String shortTarget(CheckedOperation operation) {
    return switch (operation) {
      case CallOperation call -> toolName(call.action());
      case RunCapsuleOperation run -> run.capsule().name();
      case RunTaskOperation run -> run.task().name();
      case EmitOperation emit -> emit.topic().name();
      case AskOperation ask -> ask.persona().name();
      case ApproveOperation ignored -> "";
      case AwaitSignalOperation ignored -> "";
      case AwaitUntilOperation ignored -> "";
      case SleepOperation ignored -> "";
      case EndorseOperation ignored -> "";
    };
  }
}
