package ai.somagent.soma.parse;

import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.grammar.SomaLexer;
import ai.somagent.soma.grammar.SomaParser.ApprovalContext;
import ai.somagent.soma.grammar.SomaParser.AwaitContext;
import ai.somagent.soma.grammar.SomaParser.EffectContext;
import ai.somagent.soma.grammar.SomaParser.ForContext;
import ai.somagent.soma.grammar.SomaParser.InvokeContext;
import ai.somagent.soma.grammar.SomaParser.RetryContext;
import ai.somagent.soma.grammar.SomaParser.StatementContext;
import ai.somagent.soma.grammar.SomaParser.TryContext;
import ai.somagent.soma.grammar.SomaWords;
import ai.somagent.soma.source.SourceText;
import ai.somagent.soma.source.Span;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.misc.IntervalSet;

/** Words that go on with a step on its line: misspelt, foreign, or with a colon behind them. */
final class ClauseRepair {
  private final TokenBuffer tokens;
  private final ParseReport report;
  private final SourceText source;

  ClauseRepair(TokenBuffer tokens, ParseReport report) {
    this.tokens = tokens;
    this.report = report;
    this.source = report.source();
  }

  /** Mends the current token when it can only be meant as a word of {@code next}. */
  boolean repair(ParserRuleContext context, IntervalSet next) {
    return switch (context) {
      case InvokeContext invoke ->
          repair(next, "timeout", "retry", "within", "budget", "as", "undo");
      case ApprovalContext approval -> repair(next, "within", "as");
      case AwaitContext await -> repair(next, "within");
      case RetryContext retry -> times() || repair(next, "backoff", "on");
      case EffectContext effect -> repair(next, "undo");
      case ForContext loop -> repair(next, "parallel", "max");
      case StatementContext loop -> next.contains(SomaLexer.MAX) && repair(next, "max");
      case TryContext attempt -> repair(next, "catch", "finally", "within", "retry");
      default -> false;
    };
  }

  private boolean repair(IntervalSet next, String... words) {
    LexedToken token = tokens.LT(1);
    boolean sameLine = tokens.at(-1).getLine() == token.getLine();
    boolean afterBlock = tokens.at(-1).getType() == SomaLexer.RBRACE;
    if (!sameLine && !afterBlock) {
      return false;
    }
    return switch (token.getType()) {
      case SomaLexer.KEY -> colon(token, words);
      case SomaLexer.IDENT -> colon(token, words) || misspelt(token, next, words);
      default -> false;
    };
  }

  private boolean misspelt(LexedToken token, IntervalSet next, String... words) {
    String other = foreign(token.getText());
    String meant = "";
    int least = 3;
    for (String word : words) {
      int slips = other.equals(word) ? 0 : Misspelling.slips(token.getText(), word);
      if (slips < least && slips <= Math.max(1, word.length() / 4)) {
        meant = word;
        least = slips;
      }
    }
    int type = meant.isEmpty() ? -1 : SomaWords.tokenType(meant);
    if (type < 0 || !next.contains(type) || !goesOn(type, tokens.LT(2))) {
      return false;
    }
    Diagnostic found =
        ParseDiagnostics.misspelt(
            source, ParseCode.EXPECTED_TOKEN, token.span(), "`" + meant + "`", meant);
    report.addSyntax(found);
    token.setType(type);
    return true;
  }

  /** Whether {@code next} may follow a word: a name alone on its line is a step of its own. */
  private static boolean goesOn(int type, LexedToken next) {
    return switch (type) {
      case SomaLexer.TIMEOUT,
          SomaLexer.WITHIN,
          SomaLexer.RETRY,
          SomaLexer.BACKOFF,
          SomaLexer.PARALLEL,
          SomaLexer.MAX ->
          TokenKinds.startsOperand(next);
      case SomaLexer.UNDO ->
          TokenKinds.isVerb(next.getType()) || next.getType() == SomaLexer.LBRACE;
      case SomaLexer.FINALLY -> next.getType() == SomaLexer.LBRACE;
      default -> next.getType() == SomaLexer.IDENT;
    };
  }

  private static String foreign(String word) {
    return switch (word) {
      case "except", "rescue", "recover" -> "catch";
      case "ensure" -> "finally";
      case "retries", "retires", "attempts" -> "retry";
      case "rollback", "compensate", "revert" -> "undo";
      case "limit" -> "max";
      case "deadline" -> "within";
      default -> word;
    };
  }

  /** {@code timeout: 5s}. */
  private boolean colon(LexedToken token, String... words) {
    for (String word : words) {
      if (word.equals(token.getText()) && tokens.LA(2) == SomaLexer.COLON) {
        LexedToken colon = tokens.LT(2);
        report.addSyntax(ForeignDiagnostics.needlessColon(source, colon.span(), word));
        token.setType(SomaWords.tokenType(word));
        tokens.remove(tokens.index() + 1);
        return true;
      }
    }
    return false;
  }

  /** {@code retry 3 times}. */
  boolean times() {
    LexedToken token = tokens.LT(1);
    boolean times =
        token.getType() == SomaLexer.IDENT
            && (token.getText().equals("times") || token.getText().equals("attempts"))
            && tokens.at(-1).getLine() == token.getLine();
    if (!times) {
      return false;
    }
    Span word = new Span(tokens.at(-1).end(), token.end());
    report.addSyntax(ForeignDiagnostics.needlessWord(source, token.span(), word));
    tokens.remove(tokens.index());
    return true;
  }
}
