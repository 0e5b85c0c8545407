package ai.somagent.soma.parse;

import ai.somagent.soma.grammar.SomaLexer;
import ai.somagent.soma.grammar.SomaParser;
import ai.somagent.soma.grammar.SomaParser.FunctionDeclContext;
import ai.somagent.soma.grammar.SomaParser.NameContext;
import ai.somagent.soma.grammar.SomaParser.OperandContext;
import ai.somagent.soma.grammar.SomaParser.StatementContext;
import ai.somagent.soma.grammar.SomaParser.WordContext;
import ai.somagent.soma.grammar.SomaWords;
import ai.somagent.soma.source.SourceText;
import org.antlr.v4.runtime.DefaultErrorStrategy;
import org.antlr.v4.runtime.InputMismatchException;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.ATNState;
import org.antlr.v4.runtime.misc.IntervalSet;

/**
 * Reports mistakes in the author's terms and goes on. In the loop of a list (steps, members,
 * arguments) what does not fit is skipped on the spot; elsewhere the rules give up one by one until
 * such a loop is reached. After a message, silence until a token fits again.
 */
final class RecoveringStrategy extends DefaultErrorStrategy {
  private final TokenBuffer tokens;
  private final ParseReport report;
  private final SourceText source;
  private final NearMisses nearMisses;
  private final MistakeReport mistakes;

  RecoveringStrategy(TokenBuffer tokens, ParseReport report) {
    this.tokens = tokens;
    this.report = report;
    this.source = report.source();
    this.nearMisses = new NearMisses(tokens, report);
    this.mistakes = new MistakeReport(tokens, report);
  }

  @Override
  public void sync(Parser parser) {
    ATNState state = parser.getATN().states.get(parser.getState());
    IntervalSet next = parser.getATN().nextTokens(state);
    int type = tokens.LA(1);
    boolean fits = next.contains(type);
    if (fits && belongsToNextDeclaration(parser)) {
      if (tokens.at(-1).virtual) {
        // A list of names would take one stand-in after the other and never come to an end.
        throw new InputMismatchException(parser);
      }
      standIn(parser);
      return;
    }
    if (nearMisses.ends(parser.getContext())) {
      return;
    }
    if (fits && !NearMisses.mayMislead(type)) {
      return;
    }
    if (!report.isFull() && nearMisses.repair(parser.getContext(), next)) {
      return;
    }
    if (fits || next.contains(Token.EPSILON)) {
      return;
    }
    ResumePoints resume = new ResumePoints(parser, tokens);
    if (resume.container() == parser.getContext()) {
      skipInLoop(parser, resume, next);
    } else if (!inErrorRecoveryMode(parser)) {
      throw new InputMismatchException(parser);
    }
  }

  /**
   * Whether a name or an operand is wanted where a line begins a declaration: most of the words
   * that begin one are free as names, but then no name follows.
   */
  private boolean belongsToNextDeclaration(Parser parser) {
    ParserRuleContext context = parser.getContext();
    boolean wanted =
        context instanceof OperandContext
            || context instanceof WordContext
            || context instanceof NameContext;
    return wanted && context.getChildCount() == 0 && tokens.index() > 0 && isNextDeclaration();
  }

  private boolean isNextDeclaration() {
    return tokens.at(-1).getLine() < tokens.LT(1).getLine()
        && TokenKinds.startsDeclaration(tokens.LT(1), tokens.LT(2));
  }

  /** Says what is missing and puts a name without characters in its place. */
  private void standIn(Parser parser) {
    if (!inErrorRecoveryMode(parser)) {
      mistakes.report(parser);
    }
    LexedToken missing = LexedToken.virtualAfter(tokens.at(-1), SomaLexer.IDENT);
    missing.opener = tokens.LT(1).opener;
    LexedToken next = tokens.LT(1);
    tokens.insert(tokens.index(), missing);
    SlipRepair.moveStarts(parser.getContext(), next, missing);
  }

  private void skipInLoop(Parser parser, ResumePoints resume, IntervalSet next) {
    boolean silent = inErrorRecoveryMode(parser);
    if (!silent) {
      mistakes.report(parser);
      beginErrorCondition(parser);
    }
    ParserRuleContext container = parser.getContext();
    LexedToken stray = tokens.LT(1);
    resume.skipInLoop(container, next);
    // A bracket that closes nothing is a mistake of its own; what follows it is judged afresh.
    if (!silent && stray.surplus) {
      endErrorCondition(parser);
    }
  }

  @Override
  public void reportError(Parser parser, RecognitionException error) {
    if (!inErrorRecoveryMode(parser)) {
      mistakes.report(parser);
      beginErrorCondition(parser);
    }
  }

  @Override
  public void recover(Parser parser, RecognitionException error) {
    boolean stuck =
        lastErrorIndex == tokens.index()
            && lastErrorStates != null
            && lastErrorStates.contains(parser.getState());
    ResumePoints resume = new ResumePoints(parser, tokens);
    if (stuck && !ResumePoints.isEnd(tokens.LT(1))) {
      resume.skipOne();
    }
    lastErrorIndex = tokens.index();
    if (lastErrorStates == null) {
      lastErrorStates = new IntervalSet();
    }
    lastErrorStates.add(parser.getState());
    resume.skipOut();
  }

  @Override
  public Token recoverInline(Parser parser) {
    LexedToken token = tokens.LT(1);
    if (parser.getContext() instanceof NameContext && isReservedName(token)) {
      report.addSyntax(ParseDiagnostics.reservedName(source, token.span()));
      return take(parser, token);
    }
    IntervalSet expecting = getExpectedTokens(parser);
    if (token.getType() == SomaLexer.ASSIGN && expecting.contains(SomaLexer.COLON)) {
      report.addSyntax(ParseDiagnostics.misusedEquals(source, token.span(), ":"));
      return take(parser, token);
    }
    if (token.getType() == SomaLexer.COLON && expecting.contains(SomaLexer.ARROW)) {
      report.addSyntax(ParseDiagnostics.colonForArrow(source, token.span()));
      return take(parser, token);
    }
    if (token.getType() == SomaLexer.EQ && expecting.contains(SomaLexer.ASSIGN)) {
      report.addSyntax(ParseDiagnostics.foreignOperator(source, token.span(), "="));
      return take(parser, token);
    }
    if (parser.getContext() instanceof FunctionDeclContext) {
      if (token.getType() == SomaLexer.LBRACE
          && (expecting.contains(SomaLexer.ASSIGN) || expecting.contains(SomaLexer.ARROW))) {
        new FunctionBodies(tokens, report).reportBlock(expecting.contains(SomaLexer.ASSIGN));
        beginErrorCondition(parser);
        throw new InputMismatchException(parser);
      }
      if (takesOther(token, expecting)) {
        return take(parser, token);
      }
    }
    if (expecting.contains(SomaLexer.ASSIGN) && parser.getContext() instanceof StatementContext) {
      int skipped = nearMisses.setsOtherwise();
      for (int i = 0; i < skipped; i++) {
        parser.consume();
      }
      if (skipped > 0) {
        return take(parser, tokens.LT(1));
      }
    }
    if (isExtra(token) && expecting.contains(tokens.LA(2))) {
      reportError(parser, new InputMismatchException(parser));
      parser.consume();
      return take(parser, tokens.LT(1));
    }
    if (canInsert(parser, expecting) && singleTokenInsertion(parser)) {
      return getMissingSymbol(parser);
    }
    throw new InputMismatchException(parser);
  }

  /** {@code function f(): int} and {@code function f() -> int => 1}. */
  private boolean takesOther(LexedToken token, IntervalSet expecting) {
    boolean colon = token.getType() == SomaLexer.COLON && expecting.contains(SomaLexer.ARROW);
    boolean arrow = token.getType() == SomaLexer.ARROW && expecting.contains(SomaLexer.ASSIGN);
    if (colon || arrow) {
      report.retract(ParseCode.FOREIGN_OPERATOR, token.span());
      report.addSyntax(
          colon
              ? ForeignDiagnostics.resultColon(source, token.span())
              : ParseDiagnostics.foreignOperator(source, token.span(), "="));
    }
    return colon || arrow;
  }

  /** Lets a wrong token stand for the right one, after it was reported. */
  private Token take(Parser parser, LexedToken token) {
    reportMatch(parser);
    parser.consume();
    return token;
  }

  private boolean isReservedName(LexedToken token) {
    if (!SomaWords.isReserved(token.getType())) {
      return false;
    }
    return switch (tokens.LA(2)) {
      case SomaLexer.ASSIGN,
          SomaLexer.COLON,
          SomaLexer.IN,
          SomaLexer.COMMA,
          SomaLexer.LPAREN,
          SomaLexer.LBRACE ->
          true;
      default -> false;
    };
  }

  /** Whether a token may be dropped to see whether the next one fits: one that leads nowhere. */
  private boolean isExtra(LexedToken token) {
    return !ResumePoints.isEnd(token)
        && !TokenKinds.isOpening(token.getType())
        && !TokenKinds.startsStep(token.getType())
        && tokens.at(-1).getLine() == token.getLine();
  }

  /**
   * Closing brackets are never missing by now. A line that starts the next item does not go on with
   * this one, unless an opening brace is all that is missing.
   */
  private boolean canInsert(Parser parser, IntervalSet expecting) {
    if (expecting.contains(SomaLexer.RPAREN)
        || expecting.contains(SomaLexer.RBRACK)
        || expecting.contains(SomaLexer.RBRACE)) {
      return false;
    }
    ResumePoints resume = new ResumePoints(parser, tokens);
    return expecting.contains(SomaLexer.LBRACE)
        ? !isNextDeclaration()
        : !resume.isItemStart(resume.container());
  }

  @Override
  protected void reportMissingToken(Parser parser) {
    if (!inErrorRecoveryMode(parser)) {
      mistakes.report(parser);
      beginErrorCondition(parser);
    }
  }

  @Override
  protected Token getMissingSymbol(Parser parser) {
    IntervalSet expecting = getExpectedTokens(parser);
    int type = expecting.isNil() ? SomaParser.IDENT : expecting.getMinElement();
    return LexedToken.virtualAfter(tokens.at(-1), type);
  }
}
