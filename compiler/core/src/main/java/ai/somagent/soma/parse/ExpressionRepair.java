package ai.somagent.soma.parse;

import ai.somagent.soma.grammar.SomaLexer;
import ai.somagent.soma.grammar.SomaParser;
import ai.somagent.soma.grammar.SomaParser.InfixContext;
import ai.somagent.soma.grammar.SomaParser.OperandContext;
import ai.somagent.soma.grammar.SomaParser.PrimaryContext;
import ai.somagent.soma.source.SourceText;
import org.antlr.v4.runtime.misc.IntervalSet;

/** Mends operators, arguments and elements, as {@link NearMisses} mends other mistakes. */
final class ExpressionRepair {
  private final TokenBuffer tokens;
  private final ParseReport report;
  private final SourceText source;
  private final LambdaRepair lambdas;
  private final LiteralRepair literals;

  ExpressionRepair(TokenBuffer tokens, ParseReport report, LiteralRepair literals) {
    this.tokens = tokens;
    this.report = report;
    this.source = report.source();
    this.lambdas = new LambdaRepair(tokens, report);
    this.literals = literals;
  }

  boolean operand(OperandContext operand, int type) {
    if (type == SomaLexer.LPAREN) {
      return lambdas.pair(operand);
    }
    if (type != SomaLexer.IDENT) {
      return false;
    }
    return switch (tokens.LT(1).getText()) {
      case "not" -> not();
      case "lambda" -> lambdas.word(operand);
      case "new" -> literals.construction(operand);
      default -> false;
    };
  }

  boolean primary(PrimaryContext primary, IntervalSet next, int type) {
    if (type == SomaLexer.LBRACE) {
      return literals.record(primary);
    }
    if (literals.label()) {
      return true;
    }
    boolean map = primary.start.getType() == SomaLexer.LBRACE;
    if (map && next.contains(SomaLexer.KEY) && literals.key(primary)) {
      return true;
    }
    return next.contains(SomaLexer.COMMA) && element(primary);
  }

  private boolean not() {
    LexedToken token = tokens.LT(1);
    if (!TokenKinds.startsOperand(tokens.LT(2)) || tokens.LA(2) == SomaLexer.LPAREN) {
      return false;
    }
    report.addSyntax(ParseDiagnostics.foreignWord(source, token.span(), "!"));
    token.setType(SomaLexer.NOT);
    return true;
  }

  boolean operator(InfixContext infix, int type) {
    if (infix.getChildCount() == 0) {
      return false;
    }
    LexedToken token = tokens.LT(1);
    if (type == SomaLexer.ASSIGN) {
      boolean argument = infix.getParent().getParent() instanceof SomaParser.ArgumentContext;
      boolean name =
          argument && infix.start == tokens.at(-1) && infix.start.getType() == SomaLexer.IDENT;
      report.addSyntax(ParseDiagnostics.misusedEquals(source, token.span(), name ? ":" : "=="));
      token.setType(SomaLexer.EQ);
      return true;
    }
    if (type != SomaLexer.IDENT
        || !tokens.isSameLine(0)
        || !TokenKinds.startsOperand(tokens.LT(2))) {
      return false;
    }
    return switch (token.getText()) {
      case "and" -> operator(token, SomaLexer.AND, "&&");
      case "or" -> operator(token, SomaLexer.OR, "||");
      case "div" -> operator(token, SomaLexer.SLASH, "/");
      case "mod" -> operator(token, SomaLexer.PERCENT, "%");
      default -> false;
    };
  }

  private boolean operator(LexedToken word, int meant, String sign) {
    report.addSyntax(ParseDiagnostics.foreignWord(source, word.span(), sign));
    word.setType(meant);
    return true;
  }

  /** {@code case 1:} and {@code action get(): string}. */
  boolean colon(IntervalSet next) {
    LexedToken token = tokens.LT(1);
    if (next.contains(SomaLexer.ARROW)) {
      report.addSyntax(ParseDiagnostics.colonForArrow(source, token.span()));
      token.setType(SomaLexer.ARROW);
      return true;
    }
    return false;
  }

  boolean argument(IntervalSet next, int type) {
    if (type == SomaLexer.ARROW && next.contains(SomaLexer.COMMA)) {
      return lambdas.arrow();
    }
    boolean key = type == SomaLexer.IDENT && tokens.LA(2) == SomaLexer.COLON;
    if (!next.contains(SomaLexer.COMMA) || !key && type != SomaLexer.KEY) {
      return false;
    }
    tokens.LT(1).setType(SomaLexer.KEY);
    return comma();
  }

  /** Elements on neighbouring lines. */
  private boolean element(PrimaryContext primary) {
    boolean list = primary.start.getType() == SomaLexer.LBRACK;
    boolean map = primary.start.getType() == SomaLexer.LBRACE;
    return (list || map)
        && !tokens.isSameLine(0)
        && TokenKinds.startsOperand(tokens.LT(1))
        && comma();
  }

  private boolean comma() {
    LexedToken previous = tokens.at(-1);
    report.addSyntax(ParseDiagnostics.missingComma(source, previous.end()));
    tokens.insertVirtual(0, SomaLexer.COMMA);
    return true;
  }
}
