package ai.somagent.soma.parse;

import ai.somagent.soma.grammar.SomaParser;
import ai.somagent.soma.grammar.SomaParser.CapsuleDeclContext;
import ai.somagent.soma.grammar.SomaParser.CapsuleMemberContext;
import ai.somagent.soma.grammar.SomaParser.QueryDeclContext;
import ai.somagent.soma.grammar.SomaParser.SignalDeclContext;
import ai.somagent.soma.grammar.SomaParser.StateDeclContext;
import ai.somagent.soma.grammar.SomaParser.TriggerDeclContext;
import ai.somagent.soma.grammar.SomaParser.UpdateDeclContext;
import ai.somagent.soma.source.Span;
import ai.somagent.soma.syntax.CapsuleSyntax;
import ai.somagent.soma.syntax.CapsuleSyntax.BudgetMember;
import ai.somagent.soma.syntax.CapsuleSyntax.EventMember;
import ai.somagent.soma.syntax.CapsuleSyntax.InputMember;
import ai.somagent.soma.syntax.CapsuleSyntax.Member;
import ai.somagent.soma.syntax.CapsuleSyntax.OutputMember;
import ai.somagent.soma.syntax.CapsuleSyntax.QueryMember;
import ai.somagent.soma.syntax.CapsuleSyntax.ScheduleMember;
import ai.somagent.soma.syntax.CapsuleSyntax.SettingMember;
import ai.somagent.soma.syntax.CapsuleSyntax.SignalMember;
import ai.somagent.soma.syntax.CapsuleSyntax.StateMember;
import ai.somagent.soma.syntax.CapsuleSyntax.StepsMember;
import ai.somagent.soma.syntax.CapsuleSyntax.UpdateMember;
import ai.somagent.soma.syntax.PathSyntax;
import ai.somagent.soma.syntax.SettingSyntax;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.tree.ErrorNode;
import org.antlr.v4.runtime.tree.ParseTree;
import org.jspecify.annotations.Nullable;

/** Capsules and their members. */
final class CapsuleBuilder {
  private final TreeBuilder builder;

  CapsuleBuilder(TreeBuilder builder) {
    this.builder = builder;
  }

  CapsuleSyntax capsule(CapsuleDeclContext context, Span span) {
    List<Member> members = new ArrayList<>();
    for (CapsuleMemberContext memberContext : context.capsuleMember()) {
      Member member = member(memberContext);
      if (member != null) {
        members.add(member);
      }
    }
    return new CapsuleSyntax(
        builder.names.word(context.word(), context),
        builder.strings.string(context.string(), context),
        members,
        span);
  }

  /** The member, or null where only its place is known. */
  private @Nullable Member member(CapsuleMemberContext context) {
    if (context.children == null || context.children.getFirst() instanceof ErrorNode) {
      return null;
    }
    Span span = TreeSpans.of(context);
    ParseTree first = context.children.getFirst();
    if (context.setting() != null) {
      SettingSyntax setting = builder.arguments.setting(context.setting());
      return new SettingMember(setting, setting.span());
    }
    // Not a switch over types: each would cost milliseconds when it runs for the first time.
    if (first instanceof StateDeclContext state) {
      return state(state, span);
    }
    if (first instanceof SignalDeclContext signal) {
      return signal(signal, span);
    }
    if (first instanceof UpdateDeclContext update) {
      return update(update, span);
    }
    if (first instanceof QueryDeclContext query) {
      return query(query, span);
    }
    if (first instanceof TriggerDeclContext trigger) {
      return trigger(trigger, span);
    }
    return worded(context, span);
  }

  private @Nullable Member worded(CapsuleMemberContext context, Span span) {
    return switch (context.start.getType()) {
      case SomaParser.BUDGET ->
          new BudgetMember(
              builder.arguments.named(context.budget().args(), "limits of a budget"), span);
      case SomaParser.INPUT -> new InputMember(builder.types.fields(context.fieldBlock()), span);
      case SomaParser.OUTPUT ->
          context.fieldBlock() != null
              ? new OutputMember(null, builder.types.fields(context.fieldBlock()), span)
              : new OutputMember(builder.types.type(context.type(), context), null, span);
      case SomaParser.STEPS ->
          new StepsMember(builder.statements.block(context.block(), context), span);
      default -> null;
    };
  }

  private StateMember state(StateDeclContext context, Span span) {
    return new StateMember(
        builder.names.name(context.name(), context),
        builder.types.optionalType(context.type(), context),
        builder.expressions.expression(context.expr(), context),
        span);
  }

  private SignalMember signal(SignalDeclContext context, Span span) {
    PathSyntax from = context.FROM() == null ? null : builder.names.path(context.path(), context);
    return new SignalMember(
        builder.names.word(context.word(), context),
        builder.types.bindingParameters(context.params()),
        from,
        builder.arguments.named(context.args(), "arguments of an event"),
        builder.expressions.optional(context.expr()),
        builder.statements.optionalBlock(context.block()),
        span);
  }

  private UpdateMember update(UpdateDeclContext context, Span span) {
    return new UpdateMember(
        builder.names.word(context.word(), context),
        builder.types.bindingParameters(context.params()),
        builder.types.optionalType(context.type(), context),
        builder.statements.block(context.block(), context),
        span);
  }

  private QueryMember query(QueryDeclContext context, Span span) {
    return new QueryMember(
        builder.names.word(context.word(), context),
        builder.types.type(context.type(), context),
        builder.expressions.expression(context.expr(), context),
        span);
  }

  private Member trigger(TriggerDeclContext context, Span span) {
    if (context.EVENT() == null) {
      return new ScheduleMember(
          builder.arguments.named(context.schedule, "settings of a schedule"),
          builder.arguments.named(context.run, "arguments of a run"),
          span);
    }
    return new EventMember(
        builder.names.path(context.path(), context),
        builder.names.name(context.name(), context),
        builder.expressions.optional(context.expr()),
        builder.arguments.named(context.run, "arguments of a run"),
        span);
  }
}
