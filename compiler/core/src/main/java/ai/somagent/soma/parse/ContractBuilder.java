package ai.somagent.soma.parse;

import ai.somagent.soma.grammar.SomaParser.ActionDeclContext;
import ai.somagent.soma.grammar.SomaParser.CapsuleDeclContext;
import ai.somagent.soma.grammar.SomaParser.PersonaDeclContext;
import ai.somagent.soma.grammar.SomaParser.PlanDeclContext;
import ai.somagent.soma.grammar.SomaParser.PolicyDeclContext;
import ai.somagent.soma.grammar.SomaParser.PolicyRuleContext;
import ai.somagent.soma.grammar.SomaParser.TaskDeclContext;
import ai.somagent.soma.grammar.SomaParser.TestDeclContext;
import ai.somagent.soma.grammar.SomaParser.ToolDeclContext;
import ai.somagent.soma.grammar.SomaParser.ToolMemberContext;
import ai.somagent.soma.grammar.SomaParser.TopicDeclContext;
import ai.somagent.soma.source.Span;
import ai.somagent.soma.syntax.DeclarationSyntax;
import ai.somagent.soma.syntax.DeclarationSyntax.ActionSyntax;
import ai.somagent.soma.syntax.DeclarationSyntax.GateRuleSyntax;
import ai.somagent.soma.syntax.DeclarationSyntax.PersonaSyntax;
import ai.somagent.soma.syntax.DeclarationSyntax.PolicyRuleSyntax;
import ai.somagent.soma.syntax.DeclarationSyntax.PolicySyntax;
import ai.somagent.soma.syntax.DeclarationSyntax.TaskSyntax;
import ai.somagent.soma.syntax.DeclarationSyntax.ToolSyntax;
import ai.somagent.soma.syntax.DeclarationSyntax.TopicSyntax;
import ai.somagent.soma.syntax.DeclarationSyntax.VerdictRuleSyntax;
import ai.somagent.soma.syntax.ExpressionSyntax;
import ai.somagent.soma.syntax.NameSyntax;
import ai.somagent.soma.syntax.SettingSyntax;
import ai.somagent.soma.syntax.StringSyntax;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.tree.ParseTree;
import org.jspecify.annotations.Nullable;

/** Declarations of what a program deals with, and the way to capsules, plans and tests. */
final class ContractBuilder {
  private final TreeBuilder builder;

  ContractBuilder(TreeBuilder builder) {
    this.builder = builder;
  }

  /** The declaration, or null where {@code tree} is none of these. */
  @Nullable DeclarationSyntax declaration(ParseTree tree, Span span) {
    // Not a switch over types: each would cost milliseconds when it runs for the first time.
    if (tree instanceof CapsuleDeclContext capsule) {
      return builder.capsules.capsule(capsule, span);
    }
    if (tree instanceof PlanDeclContext plan) {
      return builder.plans.plan(plan, span);
    }
    if (tree instanceof TestDeclContext test) {
      return builder.tests.test(test, span);
    }
    if (tree instanceof TopicDeclContext topic) {
      return new TopicSyntax(
          builder.names.word(topic.word(), topic),
          builder.types.parameters(topic.params()),
          builder.arguments.settings(topic.settingBlock()),
          span);
    }
    if (tree instanceof ToolDeclContext tool) {
      return tool(tool, span);
    }
    if (tree instanceof PersonaDeclContext persona) {
      return new PersonaSyntax(
          builder.names.word(persona.word(), persona),
          builder.strings.optional(persona.string()),
          builder.arguments.settings(persona.settingBlock()),
          span);
    }
    if (tree instanceof PolicyDeclContext policy) {
      return policy(policy, span);
    }
    if (tree instanceof TaskDeclContext task) {
      return task(task, span);
    }
    return null;
  }

  private ToolSyntax tool(ToolDeclContext context, Span span) {
    List<SettingSyntax> settings = new ArrayList<>();
    List<ActionSyntax> actions = new ArrayList<>();
    for (ToolMemberContext member : context.toolMember()) {
      if (member.setting() != null) {
        settings.add(builder.arguments.setting(member.setting()));
      } else if (member.actionDecl() != null) {
        actions.add(action(member.actionDecl()));
      }
    }
    boolean bound = context.VIA() != null;
    NameSyntax binding = bound ? builder.names.word(context.binding, context) : null;
    StringSyntax target = bound ? builder.strings.string(context.target, context) : null;
    return new ToolSyntax(
        builder.names.word(context.id, context),
        builder.strings.optional(context.version),
        binding,
        target,
        settings,
        actions,
        span);
  }

  private ActionSyntax action(ActionDeclContext context) {
    return new ActionSyntax(
        builder.names.word(context.word(), context),
        builder.types.parameters(context.params()),
        builder.types.optionalType(context.type(), context),
        builder.arguments.settings(context.settingBlock()),
        TreeSpans.of(context));
  }

  private PolicySyntax policy(PolicyDeclContext context, Span span) {
    List<PolicyRuleSyntax> rules = new ArrayList<>();
    for (PolicyRuleContext rule : context.policyRule()) {
      rules.add(rule(rule));
    }
    return new PolicySyntax(
        builder.names.word(context.word(), context),
        builder.strings.string(context.string(), context),
        rules,
        span);
  }

  private PolicyRuleSyntax rule(PolicyRuleContext context) {
    Span span = TreeSpans.of(context);
    ExpressionSyntax condition = builder.expressions.expression(context.expr(), context);
    if (context.GATE() == null) {
      StringSyntax because = builder.strings.string(context.string(), context);
      return new VerdictRuleSyntax(context.DENY() != null, condition, because, span);
    }
    Span approval = context.approval() == null ? span : TreeSpans.of(context.approval());
    return new GateRuleSyntax(
        condition, builder.effects.approval(context.approval(), null, context, approval), span);
  }

  private TaskSyntax task(TaskDeclContext context, Span span) {
    return new TaskSyntax(
        builder.names.word(context.word(), context),
        builder.types.bindingParameters(context.params()),
        builder.types.optionalType(context.type(), context),
        builder.statements.block(context.block(), context),
        span);
  }
}
