package ai.somagent.soma.format;

import ai.somagent.soma.syntax.BlockSyntax;
import ai.somagent.soma.syntax.ClauseSyntax;
import ai.somagent.soma.syntax.ControlSyntax;
import ai.somagent.soma.syntax.ControlSyntax.ArmBlockSyntax;
import ai.somagent.soma.syntax.ControlSyntax.ArmBodySyntax;
import ai.somagent.soma.syntax.ControlSyntax.ArmValueSyntax;
import ai.somagent.soma.syntax.ControlSyntax.BranchHeadSyntax;
import ai.somagent.soma.syntax.ControlSyntax.BranchSyntax;
import ai.somagent.soma.syntax.ControlSyntax.CatchSyntax;
import ai.somagent.soma.syntax.ControlSyntax.EffectHeadSyntax;
import ai.somagent.soma.syntax.ControlSyntax.ForSyntax;
import ai.somagent.soma.syntax.ControlSyntax.IfBranchSyntax;
import ai.somagent.soma.syntax.ControlSyntax.IfSyntax;
import ai.somagent.soma.syntax.ControlSyntax.LiteralPatternSyntax;
import ai.somagent.soma.syntax.ControlSyntax.MatchArmSyntax;
import ai.somagent.soma.syntax.ControlSyntax.MatchSyntax;
import ai.somagent.soma.syntax.ControlSyntax.NamePatternSyntax;
import ai.somagent.soma.syntax.ControlSyntax.PatternSyntax;
import ai.somagent.soma.syntax.ControlSyntax.RaceArmSyntax;
import ai.somagent.soma.syntax.ControlSyntax.RaceHeadSyntax;
import ai.somagent.soma.syntax.ControlSyntax.RaceSyntax;
import ai.somagent.soma.syntax.ControlSyntax.TrySyntax;
import ai.somagent.soma.syntax.ExpressionSyntax;
import ai.somagent.soma.syntax.NameSyntax;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Control blocks. Comments before a brace move behind it. */
final class ControlPrinter {
  private final Printers printers;

  ControlPrinter(Printers printers) {
    this.printers = printers;
  }

  Doc control(ControlSyntax control) {
    return switch (control) {
      case IfSyntax choice -> choice(choice);
      case MatchSyntax match -> match(match);
      case ForSyntax loop -> loop(loop);
      case RaceSyntax race ->
          Doc.concat(
              Doc.text("race "),
              printers.layouts().body(race.arms(), race.span().end() - 1, this::raceArm));
      case TrySyntax attempt -> attempt(attempt);
      case BranchSyntax branch -> block("branch ", branch.body());
    };
  }

  private Doc block(String before, BlockSyntax block) {
    return Doc.concat(Doc.text(before), printers.statements().block(block));
  }

  private Doc choice(IfSyntax choice) {
    List<Doc> parts = new ArrayList<>();
    String word = "if ";
    for (IfBranchSyntax branch : choice.branches()) {
      parts.add(Doc.text(word));
      parts.add(printers.expressions().print(branch.condition()));
      parts.add(block(" ", branch.body()));
      word = " else if ";
    }
    BlockSyntax otherwise = choice.otherwise();
    parts.add(otherwise == null ? Doc.NOTHING : block(" else ", otherwise));
    return Doc.concat(parts);
  }

  private Doc match(MatchSyntax match) {
    return Doc.concat(
        Doc.text("match "),
        printers.expressions().print(match.subject()),
        Doc.text(" "),
        printers.layouts().body(match.arms(), match.span().end() - 1, this::matchArm));
  }

  private Doc matchArm(MatchArmSyntax arm) {
    List<Doc> patterns = new ArrayList<>();
    for (PatternSyntax pattern : arm.patterns()) {
      patterns.add(pattern(pattern));
    }
    return Doc.concat(
        Doc.text("case "),
        Doc.join(patterns, Doc.text(", ")),
        optional(" if ", arm.guard()),
        armBody(arm.body()));
  }

  private Doc pattern(PatternSyntax pattern) {
    return switch (pattern) {
      case LiteralPatternSyntax literal -> printers.expressions().print(literal.literal());
      case NamePatternSyntax name -> Doc.concat(Words.path(name.path()), as(name.binding()));
    };
  }

  private Doc armBody(ArmBodySyntax body) {
    return switch (body) {
      case ArmValueSyntax value ->
          Doc.concat(Doc.text(" -> "), printers.statements().value(value.value()));
      case ArmBlockSyntax block -> block(" ", block.block());
    };
  }

  private Doc loop(ForSyntax loop) {
    return Doc.concat(
        Doc.text("for " + Words.names(loop.names()) + " in "),
        printers.expressions().print(loop.items()),
        optional(" max ", loop.max()),
        optional(" parallel ", loop.parallel()),
        block(" ", loop.body()));
  }

  private Doc raceArm(RaceArmSyntax arm) {
    NameSyntax binding = arm.binding();
    return Doc.concat(
        Doc.text("case "),
        binding == null
            ? Doc.NOTHING
            : Doc.concat(Doc.text("let "), Words.name(binding), Doc.text(" = ")),
        raceHead(arm.head()),
        armBody(arm.body()));
  }

  private Doc raceHead(RaceHeadSyntax head) {
    return switch (head) {
      case EffectHeadSyntax effect -> printers.statements().value(effect.effect());
      case BranchHeadSyntax branch -> block("branch ", branch.body());
    };
  }

  private Doc attempt(TrySyntax attempt) {
    List<Doc> parts = new ArrayList<>();
    parts.add(Doc.text("try "));
    if (!attempt.clauses().isEmpty()) {
      int end = attempt.body().span().start();
      EffectPrinter effects = printers.effects();
      List<ClauseSyntax> clauses = attempt.clauses();
      parts.add(printers.layouts().inline(clauses, end, ControlPrinter::rank, effects::clause));
      parts.add(Doc.text(" "));
    }
    parts.add(printers.statements().block(attempt.body()));
    for (CatchSyntax handler : attempt.catches()) {
      parts.add(Doc.text(" catch " + Words.paths(handler.errors())));
      parts.add(as(handler.binding()));
      parts.add(block(" ", handler.body()));
    }
    BlockSyntax last = attempt.finallyBlock();
    parts.add(last == null ? Doc.NOTHING : block(" finally ", last));
    return Doc.concat(parts);
  }

  /** A {@code try} has its limit before its retries. */
  private static int rank(ClauseSyntax clause) {
    return clause instanceof ClauseSyntax.WithinSyntax ? 0 : 1;
  }

  private Doc optional(String word, @Nullable ExpressionSyntax expression) {
    return expression == null
        ? Doc.NOTHING
        : Doc.concat(Doc.text(word), printers.expressions().print(expression));
  }

  private static Doc as(@Nullable NameSyntax binding) {
    return binding == null ? Doc.NOTHING : Doc.concat(Doc.text(" as "), Words.name(binding));
  }
}
