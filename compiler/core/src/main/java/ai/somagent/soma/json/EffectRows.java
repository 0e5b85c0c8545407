package ai.somagent.soma.json;

import static ai.somagent.soma.json.NodeRow.Family.EFFECT;

import ai.somagent.soma.syntax.BlockSyntax;
import ai.somagent.soma.syntax.ClauseSyntax;
import ai.somagent.soma.syntax.ClauseSyntax.AsSyntax;
import ai.somagent.soma.syntax.ClauseSyntax.BudgetSyntax;
import ai.somagent.soma.syntax.ClauseSyntax.RetrySyntax;
import ai.somagent.soma.syntax.ClauseSyntax.TimeoutSyntax;
import ai.somagent.soma.syntax.ClauseSyntax.WithinSyntax;
import ai.somagent.soma.syntax.EffectSyntax;
import ai.somagent.soma.syntax.EffectSyntax.ApproveSyntax;
import ai.somagent.soma.syntax.EffectSyntax.AwaitSyntax;
import ai.somagent.soma.syntax.EffectSyntax.EmitSyntax;
import ai.somagent.soma.syntax.EffectSyntax.EndorseSyntax;
import ai.somagent.soma.syntax.EffectSyntax.InvokeSyntax;
import ai.somagent.soma.syntax.EffectSyntax.SleepSyntax;
import ai.somagent.soma.syntax.EffectSyntax.UndoBlockSyntax;
import ai.somagent.soma.syntax.EffectSyntax.UndoEffectSyntax;
import ai.somagent.soma.syntax.EffectSyntax.UndoSyntax;
import ai.somagent.soma.syntax.EffectSyntax.Verb;
import ai.somagent.soma.syntax.ExpressionSyntax;
import ai.somagent.soma.syntax.Syntax;
import ai.somagent.soma.syntax.TypeSyntax;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The rows of effects and of their clauses. */
final class EffectRows {
  private static final Slot<RetrySyntax> RETRY = new RowSlot<>("Retry");

  private static final Slot<UndoSyntax> UNDO =
      new EitherSlot<>(
          Slots.EFFECT,
          undo -> undo instanceof UndoEffectSyntax effect ? effect.effect() : null,
          Slots.BLOCK,
          EffectRows::undoBlock,
          "",
          "");

  private EffectRows() {}

  private static BlockSyntax undoBlock(UndoSyntax undo) {
    return ((UndoBlockSyntax) undo).block();
  }

  static List<NodeRow<?>> rows() {
    return List.of(
        invoke("Call", Verb.CALL),
        invoke("Run", Verb.RUN),
        invoke("Start", Verb.START),
        invoke("Ask", Verb.ASK),
        undo(
            clauses(
                NodeRow.of("Approve", ApproveSyntax.class, EFFECT)
                    .laidOut()
                    .words("approve")
                    .arguments(ApproveSyntax::arguments),
                ApproveSyntax::clauses)),
        undo(
            within(
                NodeRow.of("Await", AwaitSyntax.class, EFFECT)
                    .laidOut()
                    .words("await ")
                    .maybe("", "signal", Slots.PATH, AwaitSyntax::signal)
                    .maybe("until ", "until", Slots.EXPRESSION, AwaitSyntax::until)
                    .oneOf("signal", "until"),
                AwaitSyntax::clauses)),
        undo(
            NodeRow.of("Sleep", SleepSyntax.class, EFFECT)
                .laidOut()
                .words("sleep ")
                .maybe("", "for", Slots.EXPRESSION, s -> s.until() ? null : s.value())
                .maybe("until ", "until", Slots.EXPRESSION, s -> s.until() ? s.value() : null)
                .oneOf("for", "until")),
        undo(
            NodeRow.of("Emit", EmitSyntax.class, EFFECT)
                .laidOut()
                .words("emit ")
                .has("topic", Slots.PATH, EmitSyntax::topic)
                .arguments(EmitSyntax::arguments)),
        undo(
            NodeRow.of("Endorse", EndorseSyntax.class, EFFECT)
                .laidOut()
                .words("endorse ")
                .has("value", Slots.EXPRESSION, EndorseSyntax::value)
                .words(" as ")
                .has("as", Slots.TYPE, EndorseSyntax::type)
                .words(" because ")
                .has("because", Slots.EXPRESSION, EndorseSyntax::because)),
        retryRow(),
        NodeRow.of("Backoff", RetrySyntax.class)
            .has("from", Slots.EXPRESSION, RetrySyntax::backoffFrom)
            .words("..")
            .has("to", Slots.EXPRESSION, RetrySyntax::backoffTo));
  }

  private static NodeRow<RetrySyntax> retryRow() {
    return NodeRow.of("Retry", RetrySyntax.class)
        .has("times", Slots.EXPRESSION, RetrySyntax::times)
        .maybe(
            " backoff ",
            "backoff",
            new RowSlot<>("Backoff"),
            retry -> retry.backoffFrom() == null ? null : retry)
        .some(" on ", "on", Slots.PATHS, RetrySyntax::errors, "");
  }

  private static NodeRow<InvokeSyntax> invoke(String name, Verb verb) {
    return undo(
        clauses(
            NodeRow.of(name, InvokeSyntax.class, EFFECT)
                .when(invoke -> invoke.verb() == verb)
                .laidOut()
                .words(verb.name().toLowerCase(Locale.ROOT) + " ")
                .has("target", Slots.PATH, InvokeSyntax::target)
                .arguments(InvokeSyntax::arguments),
            InvokeSyntax::clauses));
  }

  private static <T extends Syntax> NodeRow<T> clauses(
      NodeRow<T> row, Function<T, List<ClauseSyntax>> clauses) {
    Function<T, @Nullable TypeSyntax> as =
        syntax -> only(clauses.apply(syntax), AsSyntax.class, AsSyntax::type);
    Function<T, @Nullable ExpressionSyntax> timeout =
        syntax -> only(clauses.apply(syntax), TimeoutSyntax.class, TimeoutSyntax::limit);
    row.maybe(" as ", "as", Slots.TYPE, as)
        .maybe(" timeout ", "timeout", Slots.EXPRESSION, timeout);
    return within(retry(row, clauses), clauses)
        .section(
            " budget",
            "budget",
            syntax -> only(clauses.apply(syntax), BudgetSyntax.class, clause -> clause),
            Slots.ARGUMENTS,
            BudgetSyntax::arguments,
            "");
  }

  static <T extends Syntax> NodeRow<T> retry(
      NodeRow<T> row, Function<T, List<ClauseSyntax>> clauses) {
    Function<T, @Nullable RetrySyntax> retry =
        syntax -> only(clauses.apply(syntax), RetrySyntax.class, clause -> clause);
    return row.maybe(" retry ", "retry", RETRY, retry);
  }

  static <T extends Syntax> NodeRow<T> within(
      NodeRow<T> row, Function<T, List<ClauseSyntax>> clauses) {
    Function<T, @Nullable ExpressionSyntax> within =
        syntax -> only(clauses.apply(syntax), WithinSyntax.class, WithinSyntax::limit);
    return row.maybe(" within ", "within", Slots.EXPRESSION, within);
  }

  private static <T extends EffectSyntax> NodeRow<T> undo(NodeRow<T> row) {
    return row.maybe("\nundo ", "undo", UNDO, EffectSyntax::undo);
  }

  /** The one item of a kind; a second one is an error of a later phase, and has no place here. */
  static <S extends Syntax, T extends S, V> @Nullable V only(
      List<? extends S> items, Class<T> type, Function<T, V> value) {
    T found = null;
    for (S item : items) {
      if (type.isInstance(item)) {
        if (found != null) {
          throw new NotExpressibleException(
              item.span(), "JSON has no place for what stands here a second time");
        }
        found = type.cast(item);
      }
    }
    return found == null ? null : value.apply(found);
  }
}
