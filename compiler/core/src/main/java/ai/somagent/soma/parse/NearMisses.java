package ai.somagent.soma.parse;

import ai.somagent.soma.grammar.SomaLexer;
import ai.somagent.soma.grammar.SomaParser;
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
import ai.somagent.soma.source.SourceText;
import ai.somagent.soma.source.Span;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;
import org.antlr.v4.runtime.tree.TerminalNode;

/**
 * Mistakes whose meaning is plain, such as the words of other languages: they are reported with a
 * fix, and the tokens are changed so that parsing goes on as if the fix had been applied.
 */
final class NearMisses {
  private final TokenBuffer tokens;
  private final ParseReport report;
  private final SourceText source;
  private final SlipRepair slips;
  private final LambdaRepair lambdas;
  private final ClauseRepair clauses;
  private final LiteralRepair literals;

  NearMisses(TokenBuffer tokens, ParseReport report) {
    this.tokens = tokens;
    this.report = report;
    this.source = report.source();
    this.slips = new SlipRepair(tokens, report);
    this.lambdas = new LambdaRepair(tokens, report);
    this.clauses = new ClauseRepair(tokens, report);
    this.literals = new LiteralRepair(tokens, report);
  }

  /** Whether a token that fits may still be a mistake: a word such as {@code not}. */
  static boolean mayMislead(int type) {
    return type == SomaLexer.IDENT || type == SomaLexer.LPAREN || type == SomaLexer.ARROW;
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
    if (!fits && type == SomaLexer.COLON && colon(next)) {
      return true;
    }
    return switch (context) {
      case OperandContext operand -> operand.getChildCount() == 0 && operand(operand, type);
      case InfixContext infix -> !fits && operator(infix, type);
      case BlockContext block ->
          !fits && (closesInserted(block) || type == SomaLexer.IDENT && step());
      case LetStmtContext let -> type == SomaLexer.EQ && assignment();
      case VarStmtContext variable -> type == SomaLexer.EQ && assignment();
      case ConstDeclContext constant -> type == SomaLexer.EQ && assignment();
      case FileContext file -> !fits && declaration(type);
      case IfContext choice -> !fits && type == SomaLexer.IDENT && elseIf();
      case MatchContext match -> !fits && arm(type);
      case ArgsContext args -> !fits && argument(next, type);
      case StringContext string -> !fits && slips.version(string, type);
      case CapsuleDeclContext capsule -> type == SomaLexer.IDENT && slips.member(capsule);
      case PlanDeclContext plan -> type == SomaLexer.IDENT && slips.member(plan);
      case NodeDeclContext node -> type == SomaLexer.IDENT && slips.member(node);
      case TestDeclContext test -> type == SomaLexer.IDENT && slips.member(test);
      case ToolDeclContext tool -> type == SomaLexer.IDENT && slips.member(tool);
      case PolicyDeclContext policy -> type == SomaLexer.IDENT && slips.member(policy);
      case PrimaryContext primary -> !fits && primary(primary, next, type);
      case EntryContext entry -> type == SomaLexer.IDENT && literals.key(entry);
      case ArgumentContext argument -> literals.named();
      case ArmContext arm -> type == SomaLexer.ARROW && slips.armBlock(arm);
      case RaceArmContext race -> type == SomaLexer.IDENT && named();
      case ValueContext value -> type == SomaLexer.IDENT && slips.verb(value);
      default -> !fits && clauses.repair(context, next);
    };
  }

  // ---- expressions ------------------------------------------------------------------------------

  private boolean operand(OperandContext operand, int type) {
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

  private boolean primary(PrimaryContext primary, IntervalSet next, int type) {
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

  /** {@code case x = await …}. */
  private boolean named() {
    LexedToken name = tokens.LT(1);
    if (tokens.LA(2) != SomaLexer.ASSIGN) {
      return false;
    }
    report.addSyntax(ForeignDiagnostics.missingLet(source, name.span()));
    insert(0, SomaLexer.LET);
    return true;
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

  private boolean operator(InfixContext infix, int type) {
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
    if (type != SomaLexer.IDENT || !isSameLine(0) || !TokenKinds.startsOperand(tokens.LT(2))) {
      return false;
    }
    boolean and = token.getText().equals("and");
    if (!and && !token.getText().equals("or")) {
      return false;
    }
    report.addSyntax(ParseDiagnostics.foreignWord(source, token.span(), and ? "&&" : "||"));
    token.setType(and ? SomaLexer.AND : SomaLexer.OR);
    return true;
  }

  /** {@code case 1:} and {@code action get(): string}. */
  private boolean colon(IntervalSet next) {
    LexedToken token = tokens.LT(1);
    if (next.contains(SomaLexer.ARROW)) {
      report.addSyntax(ParseDiagnostics.colonForArrow(source, token.span()));
      token.setType(SomaLexer.ARROW);
      return true;
    }
    return false;
  }

  private boolean argument(IntervalSet next, int type) {
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
    return (list || map) && !isSameLine(0) && TokenKinds.startsOperand(tokens.LT(1)) && comma();
  }

  private boolean comma() {
    LexedToken previous = tokens.at(-1);
    report.addSyntax(ParseDiagnostics.missingComma(source, previous.end()));
    insert(0, SomaLexer.COMMA);
    return true;
  }

  // ---- steps ------------------------------------------------------------------------------------

  /** A block whose opening brace was missing ends at the brace that would close nothing. */
  private boolean closesInserted(BlockContext block) {
    LexedToken token = tokens.LT(1);
    boolean inserted =
        block.getChildCount() > 0
            && block.getChild(0) instanceof TerminalNode open
            && ((LexedToken) open.getSymbol()).virtual;
    if (!inserted || !token.surplus) {
      return false;
    }
    token.setType(SomaLexer.RBRACE);
    return true;
  }

  private boolean assignment() {
    LexedToken token = tokens.LT(1);
    report.addSyntax(ParseDiagnostics.foreignOperator(source, token.span(), "="));
    token.setType(SomaLexer.ASSIGN);
    return true;
  }

  private boolean step() {
    LexedToken token = tokens.LT(1);
    int meant = ForeignWords.step(token.getText(), tokens.LT(2));
    if (meant >= 0) {
      return replace(token, meant) && dropNew();
    }
    if (slips.step()) {
      return true;
    }
    int after = pathEnd();
    return switch (tokens.at(after).getType()) {
      case SomaLexer.LPAREN -> verb(token, tokens.at(after - 1));
      case SomaLexer.ASSIGN -> after == 1 && set(token, 1);
      case SomaLexer.PLUS, SomaLexer.MINUS, SomaLexer.STAR, SomaLexer.SLASH ->
          after == 1 && tokens.at(2).getType() == SomaLexer.ASSIGN && set(token, 2);
      default -> false;
    };
  }

  /** {@code throw new Refused(…)}: the word goes with the other one. */
  private boolean dropNew() {
    LexedToken word = tokens.at(1);
    if (word.getText().equals("new") && tokens.at(2).getType() == SomaLexer.IDENT) {
      report.addSyntax(
          ParseDiagnostics.needless(source, word.span(), tokens.at(2).getStartIndex()));
      tokens.remove(tokens.index() + 1);
    }
    return true;
  }

  /** How many tokens the path at the current token takes. */
  private int pathEnd() {
    int i = 1;
    while (tokens.at(i).getType() == SomaLexer.DOT
        && tokens.at(i + 1).getType() == SomaLexer.IDENT) {
      i += 2;
    }
    return i;
  }

  private boolean verb(LexedToken first, LexedToken last) {
    String verb = first == last ? "run" : "call";
    report.addSyntax(ParseDiagnostics.missingVerb(source, first.span().to(last.span()), verb));
    insert(0, first == last ? SomaLexer.RUN : SomaLexer.CALL);
    return true;
  }

  /** {@code n = 1}, or {@code n += 1} where the equals sign is {@code sign} tokens on. */
  private boolean set(LexedToken name, int sign) {
    Span replaced = name.span().to(tokens.at(sign).span());
    String text = name.getText();
    String replacement = "set " + text + " =";
    if (sign == 2) {
      replacement += " " + text + " " + tokens.at(1).getText();
    }
    report.addSyntax(ParseDiagnostics.missingSet(source, name.span(), replaced, replacement));
    if (sign == 2) {
      tokens.remove(tokens.index() + 1);
    }
    insert(0, SomaLexer.SET);
    return true;
  }

  private boolean elseIf() {
    LexedToken token = tokens.LT(1);
    if (!ForeignWords.isElseIf(token.getText())) {
      return false;
    }
    report.addSyntax(ParseDiagnostics.foreignWord(source, token.span(), "else if"));
    token.setType(SomaLexer.ELSE);
    insert(1, SomaLexer.IF);
    return true;
  }

  /** {@code else ->} and {@code default ->}, and arms without {@code case}. */
  private boolean arm(int type) {
    LexedToken token = tokens.LT(1);
    int after = tokens.LA(2);
    boolean body =
        after == SomaLexer.ARROW || after == SomaLexer.LBRACE || after == SomaLexer.COLON;
    boolean rest = type == SomaLexer.ELSE || token.getText().equals("default");
    if (!body || !rest || token.opener == null) {
      return type != SomaLexer.ELSE && armWithoutCase(token);
    }
    report.addSyntax(ParseDiagnostics.foreignWord(source, token.span(), "case _"));
    token.setType(SomaLexer.IDENT);
    token.setText("_");
    insert(0, SomaLexer.CASE);
    return true;
  }

  private boolean armWithoutCase(LexedToken token) {
    boolean pattern = token.getType() == SomaLexer.IDENT || TokenKinds.startsOperand(token);
    if (!pattern || tokens.at(pathEnd()).getType() != SomaLexer.ARROW) {
      return false;
    }
    report.addSyntax(ParseDiagnostics.missingCase(source, token.span()));
    insert(0, SomaLexer.CASE);
    return true;
  }

  // ---- declarations
  // -------------------------------------------------------------------------------

  private boolean declaration(int type) {
    LexedToken token = tokens.LT(1);
    if (type == SomaLexer.VAR) {
      return replace(token, SomaLexer.LET);
    }
    if (type != SomaLexer.IDENT) {
      return false;
    }
    int meant =
        TokenKinds.startsOperand(tokens.LT(2))
            ? ForeignWords.declaration(token.getText(), hasBlock())
            : -1;
    if (meant >= 0) {
      return replace(token, meant);
    }
    return slips.modifier() || slips.declaration();
  }

  /** Whether a brace comes before the next {@code =}, so that a function would be a task. */
  private boolean hasBlock() {
    for (int i = 1; i < 200; i++) {
      int type = tokens.at(i).getType();
      if (type == SomaLexer.ASSIGN || type == SomaLexer.LBRACE || type == Token.EOF) {
        return type == SomaLexer.LBRACE;
      }
    }
    return false;
  }

  // ---- changes
  // ------------------------------------------------------------------------------------

  private boolean replace(LexedToken token, int type) {
    String meant = Phrases.ofToken(type);
    report.addSyntax(
        ParseDiagnostics.foreignWord(source, token.span(), meant.substring(1, meant.length() - 1)));
    token.setType(type);
    return true;
  }

  private void insert(int offset, int type) {
    LexedToken virtual = LexedToken.virtualAfter(tokens.at(offset - 1), type);
    LexedToken next = tokens.at(offset);
    virtual.setLine(next.getLine());
    virtual.opener = next.opener;
    tokens.insert(tokens.index() + offset, virtual);
  }

  private boolean isSameLine(int offset) {
    return tokens.at(offset).getLine() == tokens.at(offset - 1).getLine();
  }
}
