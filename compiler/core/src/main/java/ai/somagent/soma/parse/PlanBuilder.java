package ai.somagent.soma.parse;

import ai.somagent.soma.grammar.SomaParser;
import ai.somagent.soma.grammar.SomaParser.AfterContext;
import ai.somagent.soma.grammar.SomaParser.DeployDeclContext;
import ai.somagent.soma.grammar.SomaParser.NameContext;
import ai.somagent.soma.grammar.SomaParser.NodeDeclContext;
import ai.somagent.soma.grammar.SomaParser.NodeItemContext;
import ai.somagent.soma.grammar.SomaParser.PlanDeclContext;
import ai.somagent.soma.grammar.SomaParser.PlanMemberContext;
import ai.somagent.soma.source.Span;
import ai.somagent.soma.syntax.NameSyntax;
import ai.somagent.soma.syntax.PlanSyntax;
import ai.somagent.soma.syntax.PlanSyntax.AcceptItem;
import ai.somagent.soma.syntax.PlanSyntax.BudgetMember;
import ai.somagent.soma.syntax.PlanSyntax.DeployMember;
import ai.somagent.soma.syntax.PlanSyntax.EffectItem;
import ai.somagent.soma.syntax.PlanSyntax.InputMember;
import ai.somagent.soma.syntax.PlanSyntax.LetItem;
import ai.somagent.soma.syntax.PlanSyntax.Member;
import ai.somagent.soma.syntax.PlanSyntax.NodeItem;
import ai.somagent.soma.syntax.PlanSyntax.NodeMember;
import ai.somagent.soma.syntax.PlanSyntax.Phase;
import ai.somagent.soma.syntax.PlanSyntax.PhaseMember;
import ai.somagent.soma.syntax.PlanSyntax.ReviseItem;
import ai.somagent.soma.syntax.PlanSyntax.SettingItem;
import ai.somagent.soma.syntax.PlanSyntax.SettingMember;
import ai.somagent.soma.syntax.SettingSyntax;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Plans and their nodes. */
final class PlanBuilder {
  private final TreeBuilder builder;

  PlanBuilder(TreeBuilder builder) {
    this.builder = builder;
  }

  PlanSyntax plan(PlanDeclContext context, Span span) {
    List<Member> members = new ArrayList<>();
    for (PlanMemberContext memberContext : context.planMember()) {
      Member member = memberContext.children == null ? null : member(memberContext);
      if (member != null) {
        members.add(member);
      }
    }
    return new PlanSyntax(
        builder.names.word(context.word(), context),
        builder.strings.string(context.string(), context),
        members,
        span);
  }

  /** The member, or null where only its place is known. */
  private @Nullable Member member(PlanMemberContext context) {
    Span span = TreeSpans.of(context);
    if (context.setting() != null) {
      SettingSyntax setting = builder.arguments.setting(context.setting());
      return new SettingMember(setting, setting.span());
    }
    if (context.nodeDecl() != null) {
      return node(context.nodeDecl(), span);
    }
    if (context.deployDecl() != null) {
      return deploy(context.deployDecl(), span);
    }
    return switch (context.start.getType()) {
      case SomaParser.BUDGET ->
          new BudgetMember(
              builder.arguments.named(context.budget().args(), "limits of a budget"), span);
      case SomaParser.INPUT -> new InputMember(builder.types.fields(context.fieldBlock()), span);
      case SomaParser.PROVISION -> phase(Phase.PROVISION, context, span);
      case SomaParser.SYNC -> phase(Phase.SYNC, context, span);
      case SomaParser.IMPROVE -> phase(Phase.IMPROVE, context, span);
      default -> null;
    };
  }

  private PhaseMember phase(Phase phase, PlanMemberContext context, Span span) {
    return new PhaseMember(phase, builder.statements.block(context.block(), context), span);
  }

  private NodeMember node(NodeDeclContext context, Span span) {
    List<NodeItem> items = new ArrayList<>();
    for (NodeItemContext itemContext : context.nodeItem()) {
      NodeItem item = itemContext.children == null ? null : item(itemContext);
      if (item != null) {
        items.add(item);
      }
    }
    return new NodeMember(
        context.MILESTONE() != null,
        builder.names.name(context.name(), context),
        after(context.after()),
        builder.expressions.optional(context.expr()),
        items,
        span);
  }

  private DeployMember deploy(DeployDeclContext context, Span span) {
    return new DeployMember(
        builder.names.name(context.name(), context),
        after(context.after()),
        builder.expressions.optional(context.expr()),
        builder.statements.block(context.block(), context),
        span);
  }

  private List<NameSyntax> after(@Nullable AfterContext context) {
    if (context == null) {
      return List.of();
    }
    List<NameSyntax> names = new ArrayList<>(2);
    for (NameContext name : context.name()) {
      names.add(builder.names.name(name, context));
    }
    return names;
  }

  private @Nullable NodeItem item(NodeItemContext context) {
    Span span = TreeSpans.of(context);
    if (context.setting() != null) {
      SettingSyntax setting = builder.arguments.setting(context.setting());
      return new SettingItem(setting, setting.span());
    }
    if (context.letStmt() != null) {
      return new LetItem(builder.statements.let(context.letStmt()), span);
    }
    if (context.ACCEPT() != null) {
      return new AcceptItem(builder.expressions.expression(context.expr(), context), span);
    }
    if (context.REVISE() != null) {
      return new ReviseItem(builder.effects.effect(context.effect(), context), span);
    }
    return context.effect() == null
        ? null
        : new EffectItem(builder.effects.effect(context.effect(), context), span);
  }
}
