package ai.somagent.soma.parse;

import ai.somagent.soma.grammar.SomaParser;
import ai.somagent.soma.grammar.SomaParser.TestDeclContext;
import ai.somagent.soma.grammar.SomaParser.TestItemContext;
import ai.somagent.soma.source.Span;
import ai.somagent.soma.syntax.EffectSyntax.Verb;
import ai.somagent.soma.syntax.PathSyntax;
import ai.somagent.soma.syntax.TestSyntax;
import ai.somagent.soma.syntax.TestSyntax.Action;
import ai.somagent.soma.syntax.TestSyntax.AtItem;
import ai.somagent.soma.syntax.TestSyntax.ExpectItem;
import ai.somagent.soma.syntax.TestSyntax.GivenItem;
import ai.somagent.soma.syntax.TestSyntax.InputItem;
import ai.somagent.soma.syntax.TestSyntax.Item;
import ai.somagent.soma.syntax.TestSyntax.RecordedItem;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tests and their items. */
final class TestBuilder {
  private final TreeBuilder builder;

  TestBuilder(TreeBuilder builder) {
    this.builder = builder;
  }

  TestSyntax test(TestDeclContext context, Span span) {
    List<Item> items = new ArrayList<>();
    for (TestItemContext itemContext : context.testItem()) {
      Item item = itemContext.children == null ? null : item(itemContext);
      if (item != null) {
        items.add(item);
      }
    }
    return new TestSyntax(
        builder.strings.string(context.string(), context),
        builder.names.path(context.path(), context),
        items,
        span);
  }

  /** The item, or null where only its place is known. */
  private @Nullable Item item(TestItemContext context) {
    Span span = TreeSpans.of(context);
    return switch (context.start.getType()) {
      case SomaParser.INPUT ->
          new InputItem(builder.arguments.named(context.args(), "arguments of a run"), span);
      case SomaParser.GIVEN ->
          context.RECORDED() != null
              ? new RecordedItem(builder.strings.string(context.string(), context), span)
              : given(context, span);
      case SomaParser.AT -> at(context, span);
      case SomaParser.EXPECT ->
          new ExpectItem(builder.expressions.expression(context.expr(0), context), span);
      default -> null;
    };
  }

  private GivenItem given(TestItemContext context, Span span) {
    Verb verb = Verb.CALL;
    if (context.RUN() != null) {
      verb = Verb.RUN;
    } else if (context.ASK() != null) {
      verb = Verb.ASK;
    }
    return new GivenItem(
        verb,
        builder.names.path(context.path(), context),
        builder.expressions.optional(context.where),
        context.RETURNS() != null,
        builder.expressions.expression(context.answer, context),
        span);
  }

  private AtItem at(TestItemContext context, Span span) {
    Action action = Action.SEND;
    if (context.APPROVE() != null) {
      action = Action.APPROVE;
    } else if (context.REJECT() != null) {
      action = Action.REJECT;
    }
    PathSyntax signal = action == Action.SEND ? builder.names.path(context.path(), context) : null;
    return new AtItem(
        builder.expressions.expression(context.expr(0), context),
        action,
        signal,
        builder.arguments.named(context.args(), "arguments of a decision"),
        span);
  }
}
