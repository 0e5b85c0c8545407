package ai.somagent.soma.parse;

import ai.somagent.soma.grammar.SomaLexer;
import ai.somagent.soma.grammar.SomaParser.ArgsContext;
import ai.somagent.soma.grammar.SomaParser.ArgumentContext;
import ai.somagent.soma.grammar.SomaParser.ArmContext;
import ai.somagent.soma.grammar.SomaParser.BlockContext;
import ai.somagent.soma.grammar.SomaParser.CapsuleDeclContext;
import ai.somagent.soma.grammar.SomaParser.ConstDeclContext;
import ai.somagent.soma.grammar.SomaParser.EntryContext;
import ai.somagent.soma.grammar.SomaParser.FileContext;
import ai.somagent.soma.grammar.SomaParser.IfContext;
import ai.somagent.soma.grammar.SomaParser.InfixContext;
import ai.somagent.soma.grammar.SomaParser.LetStmtContext;
import ai.somagent.soma.grammar.SomaParser.MatchContext;
import ai.somagent.soma.grammar.SomaParser.NodeDeclContext;
import ai.somagent.soma.grammar.SomaParser.OperandContext;
import ai.somagent.soma.grammar.SomaParser.PlanDeclContext;
import ai.somagent.soma.grammar.SomaParser.PolicyDeclContext;
import ai.somagent.soma.grammar.SomaParser.PrimaryContext;
import ai.somagent.soma.grammar.SomaParser.RaceArmContext;
import ai.somagent.soma.grammar.SomaParser.StringContext;
import ai.somagent.soma.grammar.SomaParser.TestDeclContext;
import ai.somagent.soma.grammar.SomaParser.ToolDeclContext;
import ai.somagent.soma.grammar.SomaParser.ValueContext;
import ai.somagent.soma.grammar.SomaParser.VarStmtContext;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.misc.IntervalSet;

/**
 * Mistakes whose meaning is plain, such as the words of other languages: they are reported with a
 * fix, and the tokens are changed so that parsing goes on as if the fix had been applied.
 */
final class NearMisses {
  private final TokenBuffer tokens;
  private final ExpressionRepair expressions;
  private final StepRepair steps;
  private final SlipRepair slips;
  private final ClauseRepair clauses;
  private final LiteralRepair literals;

  NearMisses(TokenBuffer tokens, ParseReport report) {
    this.tokens = tokens;
    this.literals = new LiteralRepair(tokens, report);
    this.expressions = new ExpressionRepair(tokens, report, literals);
    this.slips = new SlipRepair(tokens, report);
    this.steps = new StepRepair(tokens, report, slips);
    this.clauses = new ClauseRepair(tokens, report);
  }

  /** Whether a token that fits may still be a mistake: a word such as {@code not}. */
  static boolean mayMislead(int type) {
    return type == SomaLexer.IDENT || type == SomaLexer.LPAREN || type == SomaLexer.ARROW;
  }

  /** As {@link StepRepair#setsOtherwise}. */
  int setsOtherwise() {
    return steps.setsOtherwise();
  }

  /** Whether a block may end here whose braces were both missing. */
  boolean ends(ParserRuleContext context) {
    return context instanceof BlockContext block && steps.endsInserted(block);
  }

  /**
   * Repairs the tokens at a place where the parser is about to choose.
   *
   * @param next what it could choose by
   * @return whether the tokens have changed
   */
  boolean repair(ParserRuleContext context, IntervalSet next) {
    int type = tokens.LA(1);
    boolean fits = next.contains(type);
    if (!fits && type == SomaLexer.COLON && expressions.colon(next)) {
      return true;
    }
    return switch (context) {
      case OperandContext operand ->
          operand.getChildCount() == 0 && expressions.operand(operand, type);
      case InfixContext infix -> !fits && expressions.operator(infix, type);
      case BlockContext block ->
          !fits
              && (steps.closesInserted(block)
                  || type == SomaLexer.IDENT && steps.step()
                  || type == SomaLexer.INPUT && steps.setsInput());
      case LetStmtContext let -> type == SomaLexer.EQ && steps.assignment();
      case VarStmtContext variable -> type == SomaLexer.EQ && steps.assignment();
      case ConstDeclContext constant -> type == SomaLexer.EQ && steps.assignment();
      case FileContext file -> !fits && declaration(type);
      case IfContext choice -> !fits && type == SomaLexer.IDENT && steps.elseIf();
      case MatchContext match -> !fits && steps.arm(type);
      case ArgsContext args -> !fits && expressions.argument(next, type);
      case StringContext string -> !fits && slips.version(string, type);
      case CapsuleDeclContext capsule -> type == SomaLexer.IDENT && slips.member(capsule);
      case PlanDeclContext plan -> type == SomaLexer.IDENT && slips.member(plan);
      case NodeDeclContext node -> type == SomaLexer.IDENT && slips.member(node);
      case TestDeclContext test -> type == SomaLexer.IDENT && slips.member(test);
      case ToolDeclContext tool -> type == SomaLexer.IDENT && slips.member(tool);
      case PolicyDeclContext policy -> type == SomaLexer.IDENT && slips.member(policy);
      case PrimaryContext primary -> !fits && expressions.primary(primary, next, type);
      case EntryContext entry -> type == SomaLexer.IDENT && literals.key(entry);
      case ArgumentContext argument -> literals.named();
      case ArmContext arm -> type == SomaLexer.ARROW && slips.armBlock(arm);
      case RaceArmContext race -> type == SomaLexer.IDENT && steps.named();
      case ValueContext value -> type == SomaLexer.IDENT && slips.verb(value);
      default -> !fits && clauses.repair(context, next);
    };
  }

  private boolean declaration(int type) {
    LexedToken token = tokens.LT(1);
    if (type == SomaLexer.VAR) {
      return steps.respell(token, SomaLexer.LET);
    }
    if (type != SomaLexer.IDENT) {
      return false;
    }
    int meant =
        TokenKinds.startsOperand(tokens.LT(2))
            ? ForeignWords.declaration(token.getText(), slips.hasBlock())
            : -1;
    if (meant >= 0) {
      return steps.respell(token, meant);
    }
    return slips.modifier() || slips.declaration();
  }
}
