package ai.somagent.soma.query;

import ai.somagent.soma.checked.LocalSymbol;
import ai.somagent.soma.syntax.CapsuleSyntax;
import ai.somagent.soma.syntax.FieldSyntax;
import ai.somagent.soma.syntax.NameSyntax;
import ai.somagent.soma.syntax.PlanSyntax;
import ai.somagent.soma.syntax.StatementSyntax;
import ai.somagent.soma.type.Environment;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The names inside capsules and plans. */
final class MemberNames {
  private final FileFacts facts;
  private final NameCollector names;
  private final PathNames paths;
  private final ExpressionNames expressions;
  private final TypeNameUses types;
  private final StepNames steps;

  MemberNames(
      FileFacts facts,
      NameCollector names,
      PathNames paths,
      ExpressionNames expressions,
      TypeNameUses types,
      StepNames steps) {
    this.facts = facts;
    this.names = names;
    this.paths = paths;
    this.expressions = expressions;
    this.types = types;
    this.steps = steps;
  }

  /**
   * Introduces parameters.
   *
   * @param owner of their names for callers, or null where callers do not name them
   */
  Environment parameters(
      List<FieldSyntax> fields, @Nullable String owner, Environment environment) {
    Environment inner = environment;
    for (FieldSyntax field : fields) {
      types.walk(field.type(), environment);
      LocalSymbol symbol = Scopes.variable(field.name(), facts);
      Target target = owner == null ? null : new Target(Target.Kind.FIELD, owner, symbol.name());
      names.define(field.name(), symbol, target);
      inner = inner.with(symbol);
    }
    return inner;
  }

  void capsule(CapsuleSyntax capsule, String owner, Environment environment) {
    Environment inner = environment;
    Map<String, Target> signals = new HashMap<>();
    for (CapsuleSyntax.Member member : capsule.members()) {
      if (member instanceof CapsuleSyntax.StateMember state) {
        LocalSymbol symbol = Scopes.variable(state.name(), facts);
        names.define(state.name(), symbol, null);
        inner = inner.with(symbol);
      } else if (member instanceof CapsuleSyntax.SignalMember signal) {
        signals.put(
            signal.name().text(), new Target(Target.Kind.SIGNAL, owner, signal.name().text()));
      }
    }
    steps.signals(signals::get);
    for (CapsuleSyntax.Member member : capsule.members()) {
      member(member, owner, inner);
    }
  }

  private void member(CapsuleSyntax.Member member, String owner, Environment environment) {
    switch (member) {
      case CapsuleSyntax.SettingMember setting ->
          expressions.walk(setting.setting().value(), environment);
      case CapsuleSyntax.BudgetMember budget ->
          expressions.arguments(budget.arguments(), null, environment);
      case CapsuleSyntax.InputMember input ->
          types.fields(input.fields(), Target.Kind.FIELD, owner + ".input", environment);
      case CapsuleSyntax.OutputMember output -> output(output, owner, environment);
      case CapsuleSyntax.StateMember state -> {
        if (state.type() != null) {
          types.walk(state.type(), environment);
        }
        expressions.walk(state.value(), environment);
      }
      case CapsuleSyntax.SignalMember signal -> signal(signal, owner, environment);
      case CapsuleSyntax.UpdateMember update -> {
        names.define(update.name(), new Target(Target.Kind.UPDATE, owner, update.name().text()));
        if (update.result() != null) {
          types.walk(update.result(), environment);
        }
        String inner = owner + "." + update.name().text();
        steps.block(update.body(), parameters(update.parameters(), inner, environment));
      }
      case CapsuleSyntax.QueryMember query -> {
        names.define(query.name(), new Target(Target.Kind.QUERY, owner, query.name().text()));
        types.walk(query.type(), environment);
        expressions.walk(query.value(), environment);
      }
      case CapsuleSyntax.ScheduleMember schedule -> {
        expressions.arguments(schedule.schedule(), null, environment);
        expressions.arguments(schedule.arguments(), owner + ".input", environment);
      }
      case CapsuleSyntax.EventMember event -> {
        paths.use(event.topic(), environment);
        LocalSymbol symbol = Scopes.variable(event.binding(), facts);
        names.define(event.binding(), symbol, null);
        Environment inner = environment.with(symbol);
        expressions.walk(event.where(), inner);
        expressions.arguments(event.arguments(), owner + ".input", inner);
      }
      case CapsuleSyntax.StepsMember body -> steps.block(body.body(), environment);
    }
  }

  private void output(CapsuleSyntax.OutputMember output, String owner, Environment environment) {
    if (output.type() != null) {
      types.walk(output.type(), environment);
    }
    if (output.fields() != null) {
      types.fields(output.fields(), Target.Kind.FIELD, owner + ".Output", environment);
    }
  }

  private void signal(CapsuleSyntax.SignalMember signal, String owner, Environment environment) {
    names.define(signal.name(), new Target(Target.Kind.SIGNAL, owner, signal.name().text()));
    String inner = owner + "." + signal.name().text();
    Environment body = parameters(signal.parameters(), inner, environment);
    if (signal.from() != null) {
      paths.use(signal.from(), environment);
      expressions.arguments(
          signal.fromArguments(), paths.parametersOf(signal.from(), environment), environment);
    }
    expressions.walk(signal.max(), environment);
    if (signal.body() != null) {
      steps.block(signal.body(), body);
    }
  }

  void plan(PlanSyntax plan, String owner, Environment environment) {
    Environment inner = environment;
    for (PlanSyntax.Member member : plan.members()) {
      if (member instanceof PlanSyntax.PhaseMember phase
          && phase.phase() == PlanSyntax.Phase.PROVISION) {
        inner = steps.block(phase.body(), environment);
      }
    }
    for (PlanSyntax.Member member : plan.members()) {
      if (member instanceof PlanSyntax.NodeMember node) {
        LocalSymbol symbol = Scopes.variable(node.name(), facts);
        names.define(node.name(), symbol, new Target(Target.Kind.NODE, owner, node.name().text()));
        inner = inner.with(symbol);
      } else if (member instanceof PlanSyntax.DeployMember node) {
        names.define(node.name(), new Target(Target.Kind.NODE, owner, node.name().text()));
      }
    }
    for (PlanSyntax.Member member : plan.members()) {
      planMember(member, owner, inner);
    }
  }

  private void planMember(PlanSyntax.Member member, String owner, Environment environment) {
    switch (member) {
      case PlanSyntax.SettingMember setting ->
          expressions.walk(setting.setting().value(), environment);
      case PlanSyntax.BudgetMember budget ->
          expressions.arguments(budget.arguments(), null, environment);
      case PlanSyntax.InputMember input ->
          types.fields(input.fields(), Target.Kind.FIELD, owner + ".input", environment);
      case PlanSyntax.PhaseMember phase -> {
        if (phase.phase() != PlanSyntax.Phase.PROVISION) {
          steps.block(phase.body(), environment);
        }
      }
      case PlanSyntax.NodeMember node -> node(node, owner, environment);
      case PlanSyntax.DeployMember node -> {
        after(node.after(), owner);
        expressions.walk(node.when(), environment);
        steps.block(node.body(), environment);
      }
    }
  }

  private void after(List<NameSyntax> after, String owner) {
    after.forEach(name -> names.use(name, new Target(Target.Kind.NODE, owner, name.text())));
  }

  private void node(PlanSyntax.NodeMember node, String owner, Environment environment) {
    after(node.after(), owner);
    expressions.walk(node.when(), environment);
    Environment inner = environment;
    for (PlanSyntax.NodeItem item : node.items()) {
      switch (item) {
        case PlanSyntax.SettingItem setting -> expressions.walk(setting.setting().value(), inner);
        case PlanSyntax.LetItem let ->
            inner =
                steps.block(
                    new ai.somagent.soma.syntax.BlockSyntax(
                        List.<StatementSyntax>of(let.let()), let.span()),
                    inner);
        case PlanSyntax.EffectItem effect -> steps.effect(effect.effect(), inner, inner);
        case PlanSyntax.AcceptItem accept -> expressions.walk(accept.condition(), inner);
        case PlanSyntax.ReviseItem revise -> steps.effect(revise.effect(), inner, inner);
      }
    }
  }
}
