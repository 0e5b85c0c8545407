package ai.somagent.soma.json;

import static ai.somagent.soma.json.NodeRow.Family.CONTROL;
import static ai.somagent.soma.json.NodeRow.Family.STATEMENT;

import ai.somagent.soma.syntax.BlockSyntax;
import ai.somagent.soma.syntax.ControlSyntax.ArmBlockSyntax;
import ai.somagent.soma.syntax.ControlSyntax.ArmBodySyntax;
import ai.somagent.soma.syntax.ControlSyntax.ArmValueSyntax;
import ai.somagent.soma.syntax.ControlSyntax.BranchSyntax;
import ai.somagent.soma.syntax.ControlSyntax.CatchSyntax;
import ai.somagent.soma.syntax.ControlSyntax.ForSyntax;
import ai.somagent.soma.syntax.ControlSyntax.IfBranchSyntax;
import ai.somagent.soma.syntax.ControlSyntax.IfSyntax;
import ai.somagent.soma.syntax.ControlSyntax.LiteralPatternSyntax;
import ai.somagent.soma.syntax.ControlSyntax.MatchArmSyntax;
import ai.somagent.soma.syntax.ControlSyntax.MatchSyntax;
import ai.somagent.soma.syntax.ControlSyntax.NamePatternSyntax;
import ai.somagent.soma.syntax.ControlSyntax.PatternSyntax;
import ai.somagent.soma.syntax.ControlSyntax.RaceArmSyntax;
import ai.somagent.soma.syntax.ControlSyntax.RaceSyntax;
import ai.somagent.soma.syntax.ControlSyntax.TrySyntax;
import ai.somagent.soma.syntax.NameSyntax;
import ai.somagent.soma.syntax.PathSyntax;
import ai.somagent.soma.syntax.StatementSyntax.BreakSyntax;
import ai.somagent.soma.syntax.StatementSyntax.CheckpointSyntax;
import ai.somagent.soma.syntax.StatementSyntax.ContinueSyntax;
import ai.somagent.soma.syntax.StatementSyntax.FailSyntax;
import ai.somagent.soma.syntax.StatementSyntax.LetSyntax;
import ai.somagent.soma.syntax.StatementSyntax.ParallelSyntax;
import ai.somagent.soma.syntax.StatementSyntax.ReturnSyntax;
import ai.somagent.soma.syntax.StatementSyntax.SetSyntax;
import ai.somagent.soma.syntax.StatementSyntax.VarSyntax;
import ai.somagent.soma.syntax.StatementSyntax.WhileSyntax;
import ai.somagent.soma.syntax.StatementSyntax.YieldSyntax;
import ai.somagent.soma.syntax.Syntax;
import ai.somagent.soma.syntax.ValueSyntax;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rows of statements and control blocks. */
final class ControlRows {
  private ControlRows() {}

  static List<NodeRow<?>> rows() {
    return Stream.of(bindings(), leaving(), choices(), loops(), races(), tries())
        .flatMap(List::stream)
        .toList();
  }

  private static List<NodeRow<?>> bindings() {
    return List.of(
        NodeRow.of("Let", LetSyntax.class, STATEMENT)
            .laidOut()
            .words("let ")
            .has("name", Slots.NAME, LetSyntax::name)
            .maybe(": ", "type", Slots.TYPE, LetSyntax::type)
            .words(" = ")
            .has("value", Slots.VALUE, LetSyntax::value),
        NodeRow.of("Var", VarSyntax.class, STATEMENT)
            .laidOut()
            .words("var ")
            .has("name", Slots.NAME, VarSyntax::name)
            .maybe(": ", "type", Slots.TYPE, VarSyntax::type)
            .words(" = ")
            .has("value", Slots.VALUE, VarSyntax::value),
        NodeRow.of("Set", SetSyntax.class, STATEMENT)
            .laidOut()
            .words("set ")
            .has("name", Slots.NAME, SetSyntax::name)
            .words(" = ")
            .has("value", Slots.VALUE, SetSyntax::value));
  }

  private static List<NodeRow<?>> leaving() {
    return List.of(
        NodeRow.of("Return", ReturnSyntax.class, STATEMENT)
            .laidOut()
            .words("return")
            .maybe(" ", "value", Slots.VALUE, ReturnSyntax::value),
        NodeRow.of("Yield", YieldSyntax.class, STATEMENT)
            .laidOut()
            .words("yield ")
            .has("value", Slots.VALUE, YieldSyntax::value),
        NodeRow.of("Fail", FailSyntax.class, STATEMENT)
            .laidOut()
            .words("fail ")
            .has("error", Slots.EXPRESSION, FailSyntax::error),
        NodeRow.of("Break", BreakSyntax.class, STATEMENT).laidOut().words("break"),
        NodeRow.of("Continue", ContinueSyntax.class, STATEMENT).laidOut().words("continue"),
        NodeRow.of("Checkpoint", CheckpointSyntax.class, STATEMENT)
            .laidOut()
            .words("checkpoint ")
            .has("name", Slots.TEXT, CheckpointSyntax::name));
  }

  private static List<NodeRow<?>> choices() {
    return List.of(
        NodeRow.of("If", IfSyntax.class, CONTROL)
            .laidOut()
            .has(
                "branches",
                ListSlot.inline(new RowSlot<IfBranchSyntax>("IfBranch"), " else "),
                IfSyntax::branches)
            .maybe(" else ", "else", Slots.BLOCK, IfSyntax::otherwise),
        NodeRow.of("IfBranch", IfBranchSyntax.class)
            .words("if ")
            .has("if", Slots.EXPRESSION, IfBranchSyntax::condition)
            .words(" ")
            .has("steps", Slots.BLOCK, IfBranchSyntax::body),
        NodeRow.of("Match", MatchSyntax.class, CONTROL)
            .laidOut()
            .words("match ")
            .has("value", Slots.EXPRESSION, MatchSyntax::subject)
            .list(
                " {\n",
                "arms",
                ListSlot.lines(new RowSlot<>("MatchArm"), "\n"),
                MatchSyntax::arms,
                "\n}"),
        body(
            NodeRow.of("MatchArm", MatchArmSyntax.class)
                .laidOut()
                .words("case ")
                .has(
                    "cases",
                    ListSlot.inline(new RowSlot<PatternSyntax>("Pattern"), ", "),
                    MatchArmSyntax::patterns)
                .maybe(" if ", "if", Slots.EXPRESSION, MatchArmSyntax::guard),
            MatchArmSyntax::body),
        NodeRow.of("Pattern", PatternSyntax.class)
            .maybe(
                "",
                "value",
                Slots.LITERAL,
                p -> p instanceof LiteralPatternSyntax literal ? literal.literal() : null)
            .maybe("", "case", Slots.PATH, ControlRows::caseName)
            .maybe(" as ", "as", Slots.NAME, ControlRows::caseBinding)
            .oneOf("value", "case")
            .atMostOneOf("value", "as"));
  }

  private static @Nullable PathSyntax caseName(PatternSyntax pattern) {
    return pattern instanceof NamePatternSyntax name ? name.path() : null;
  }

  private static @Nullable NameSyntax caseBinding(PatternSyntax pattern) {
    return pattern instanceof NamePatternSyntax name ? name.binding() : null;
  }

  /** What an arm does: a value, or steps. */
  private static <T extends Syntax> NodeRow<T> body(
      NodeRow<T> row, Function<T, ArmBodySyntax> body) {
    Function<T, @Nullable ValueSyntax> value =
        arm -> body.apply(arm) instanceof ArmValueSyntax one ? one.value() : null;
    Function<T, @Nullable BlockSyntax> steps =
        arm -> body.apply(arm) instanceof ArmBlockSyntax one ? one.block() : null;
    return row.maybe(" -> ", "then", Slots.VALUE, value)
        .maybe(" ", "steps", Slots.BLOCK, steps)
        .oneOf("then", "steps");
  }

  private static List<NodeRow<?>> loops() {
    return List.of(
        NodeRow.of("For", ForSyntax.class, CONTROL)
            .laidOut()
            .words("for ")
            .has("names", Slots.NAMES, ForSyntax::names)
            .words(" in ")
            .has("in", Slots.EXPRESSION, ForSyntax::items)
            .maybe(" max ", "max", Slots.EXPRESSION, ForSyntax::max)
            .maybe(" parallel ", "parallel", Slots.EXPRESSION, ForSyntax::parallel)
            .words(" ")
            .has("steps", Slots.BLOCK, ForSyntax::body),
        NodeRow.of("While", WhileSyntax.class, STATEMENT)
            .laidOut()
            .words("while ")
            .has("condition", Slots.EXPRESSION, WhileSyntax::condition)
            .words(" max ")
            .has("max", Slots.EXPRESSION, WhileSyntax::max)
            .words(" ")
            .has("steps", Slots.BLOCK, WhileSyntax::body));
  }

  private static List<NodeRow<?>> races() {
    return List.of(
        NodeRow.of("Parallel", ParallelSyntax.class, STATEMENT)
            .laidOut()
            .words("parallel ")
            .has("steps", Slots.BLOCK, ParallelSyntax::body),
        NodeRow.of("Branch", BranchSyntax.class, CONTROL)
            .laidOut()
            .words("branch ")
            .has("steps", Slots.BLOCK, BranchSyntax::body),
        NodeRow.of("Race", RaceSyntax.class, CONTROL)
            .laidOut()
            .words("race")
            .list(
                " {\n",
                "arms",
                ListSlot.lines(new RowSlot<>("RaceArm"), "\n"),
                RaceSyntax::arms,
                "\n}"),
        body(
            NodeRow.of("RaceArm", RaceArmSyntax.class)
                .laidOut()
                .words("case ")
                .maybe("let ", "let", Slots.NAME, RaceArmSyntax::binding, " = ")
                .has("await", Slots.RACE_HEAD, RaceArmSyntax::head),
            RaceArmSyntax::body));
  }

  private static List<NodeRow<?>> tries() {
    NodeRow<TrySyntax> row = NodeRow.of("Try", TrySyntax.class, CONTROL).laidOut().words("try");
    EffectRows.retry(EffectRows.within(row, TrySyntax::clauses), TrySyntax::clauses)
        .words(" ")
        .has("steps", Slots.BLOCK, TrySyntax::body)
        .some(
            "",
            "catches",
            ListSlot.inline(new RowSlot<CatchSyntax>("Catch"), ""),
            TrySyntax::catches,
            "")
        .maybe(" finally ", "finally", Slots.BLOCK, TrySyntax::finallyBlock);
    return List.of(
        row,
        NodeRow.of("Catch", CatchSyntax.class)
            .words(" catch ")
            .has("errors", Slots.PATHS, CatchSyntax::errors)
            .maybe(" as ", "as", Slots.NAME, CatchSyntax::binding)
            .words(" ")
            .has("steps", Slots.BLOCK, CatchSyntax::body));
  }
}
