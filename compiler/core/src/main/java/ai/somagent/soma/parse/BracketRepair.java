package ai.somagent.soma.parse;

import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.grammar.SomaLexer;
import ai.somagent.soma.source.SourceText;
import ai.somagent.soma.source.Span;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/**
 * Pairs the brackets of a text that has a mistake, and closes what was left open, so that recovery
 * can rely on pairs. Where a closing bracket is missing is judged by layout: a step or a
 * declaration that starts a line, and the indentation of closing braces. What closes nothing stays
 * for the parser to refuse.
 */
final class BracketRepair {
  private final TokenBuffer buffer;
  private final ParseReport report;
  private final SourceText source;
  private final List<LexedToken> result;
  private final List<Open> open = new ArrayList<>();
  private boolean surplus;
  private boolean layoutCounts;

  BracketRepair(TokenBuffer buffer, ParseReport report) {
    this.buffer = buffer;
    this.report = report;
    this.source = report.source();
    this.result = new ArrayList<>(buffer.size() + 16);
  }

  /** An open bracket and the column where its line starts. */
  private record Open(LexedToken token, int indentation) {}

  void run() {
    layoutCounts = !isBalanced();
    List<LexedToken> tokens = buffer.tokens();
    LexedToken previous = null;
    int indentation = 0;
    for (LexedToken token : tokens) {
      boolean first = previous == null || previous.getLine() != token.getLine();
      if (first) {
        indentation = token.getCharPositionInLine();
      }
      if (layoutCounts) {
        closeBefore(token, previous, first);
      }
      accept(token, indentation, first);
      previous = token;
    }
    tokens.clear();
    tokens.addAll(result);
    buffer.renumber(0);
  }

  /**
   * Whether brackets pair without any judgement; notes whether there are too many closing braces.
   */
  private boolean isBalanced() {
    List<LexedToken> stack = new ArrayList<>();
    boolean balanced = true;
    int braces = 0;
    for (LexedToken token : buffer.tokens()) {
      int type = token.getType();
      if (TokenKinds.isOpening(type)) {
        stack.add(token);
        braces += TokenKinds.isParenthesis(type) ? 0 : 1;
      } else if (TokenKinds.isClosing(type)) {
        braces -= type == SomaLexer.RBRACE ? 1 : 0;
        boolean matches = !stack.isEmpty() && closes(stack.getLast(), type);
        if (matches) {
          stack.removeLast();
        } else {
          balanced = false;
        }
      }
    }
    surplus = braces < 0;
    return balanced && stack.isEmpty();
  }

  /** Closes what cannot reach over {@code token}. */
  private void closeBefore(LexedToken token, @Nullable LexedToken previous, boolean first) {
    int type = token.getType();
    if (type == Token.EOF || first && startsDeclaration(token)) {
      closeFrom(0);
    } else if (type == SomaLexer.ARROW
        || type == SomaLexer.LBRACE
            && previous != null
            && TokenKinds.endsOperand(previous.getType())) {
      closeParentheses(-1);
    } else if (first
        && !TokenKinds.isClosing(type)
        && (TokenKinds.startsStep(type) || !Phrases.isContinuation(type))) {
      closeParentheses(TokenKinds.startsStep(type) ? -1 : token.getCharPositionInLine());
    } else if (type == SomaLexer.RBRACE && first) {
      closeDeeperThan(token.getCharPositionInLine());
    }
  }

  /** A line that starts no deeper than that of an open parenthesis is not inside it. */
  private void closeParentheses(int column) {
    int keep = open.size();
    while (keep > 0
        && TokenKinds.isParenthesis(open.get(keep - 1).token().getType())
        && column <= open.get(keep - 1).indentation()) {
      keep--;
    }
    closeFrom(keep);
  }

  /**
   * A brace that starts a line closes the block whose line has the same indentation, if any has.
   */
  private void closeDeeperThan(int column) {
    int at = open.size() - 1;
    while (at >= 0 && open.get(at).indentation() > column) {
      at--;
    }
    boolean meant =
        at >= 0
            && open.get(at).indentation() == column
            && open.get(at).token().getType() == SomaLexer.LBRACE;
    if (meant) {
      while (at > 0
          && open.get(at - 1).indentation() == column
          && TokenKinds.isParenthesis(open.get(at - 1).token().getType())) {
        at--;
      }
      closeFrom(at + 1);
    }
  }

  private void accept(LexedToken token, int indentation, boolean first) {
    int type = token.getType();
    token.partner = null;
    if (TokenKinds.isClosing(type)) {
      close(token, first);
    } else {
      token.opener = open.isEmpty() ? null : open.getLast().token();
      if (TokenKinds.isOpening(type)) {
        open.add(new Open(token, indentation));
      }
    }
    result.add(token);
  }

  private void close(LexedToken token, boolean first) {
    int at = open.size() - 1;
    while (at >= 0 && !closes(open.get(at).token(), token.getType()) && canLeaveOpen(at, token)) {
      at--;
    }
    boolean found = at >= 0 && closes(open.get(at).token(), token.getType());
    if (!found || isMisplaced(token, first, open.get(at))) {
      token.opener = open.isEmpty() ? null : open.getLast().token();
      token.surplus = true;
      // Not a brace to the parser, so that it cannot end a block that goes on.
      token.setType(token.getType() == SomaLexer.RBRACE ? SomaLexer.UNKNOWN : token.getType());
      return;
    }
    closeFrom(at + 1);
    pair(open.removeLast().token(), token);
  }

  /**
   * Where there are more closing braces than opening ones, a brace lacks its own opening brace if
   * it stands deeper than the block it would close, or in the middle of a later line.
   */
  private boolean isMisplaced(LexedToken token, boolean first, Open opening) {
    if (!layoutCounts || !surplus || token.getType() != SomaLexer.RBRACE) {
      return false;
    }
    return first
        ? token.getCharPositionInLine() > opening.indentation()
        : token.getLine() != opening.token().getLine();
  }

  /** A parenthesis never closes a block; a brace closes parentheses. */
  private boolean canLeaveOpen(int at, LexedToken closing) {
    return closing.getType() == SomaLexer.RBRACE
        || TokenKinds.isParenthesis(open.get(at).token().getType());
  }

  private static void pair(LexedToken opening, LexedToken closing) {
    opening.partner = closing;
    closing.partner = opening;
    closing.opener = opening;
  }

  /** Closes all brackets from index {@code keep} on, with one message for all of them. */
  private void closeFrom(int keep) {
    if (open.size() <= keep) {
      return;
    }
    LexedToken last = result.getLast();
    StringBuilder insertion = new StringBuilder();
    List<Span> spans = new ArrayList<>();
    String closing = text(open.getLast().token());
    while (open.size() > keep) {
      Open top = open.removeLast();
      spans.add(top.token().span());
      insertion.append(insertion(top, last));
      LexedToken virtual =
          LexedToken.virtualAfter(result.getLast(), OpenBrackets.closing(top.token().getType()));
      pair(top.token(), virtual);
      result.add(virtual);
    }
    if (!isSwallowed(spans.getFirst(), last)) {
      Diagnostic unclosed =
          BracketDiagnostics.unclosedBracket(
              source, TreeSpans.emptyAt(last.end()), closing, spans, insertion.toString());
      report.addSyntax(isUnfinished(last.getType()) ? unclosed.withFixes(List.of()) : unclosed);
    }
  }

  /** Whether more than a bracket is missing behind such a token. */
  private static boolean isUnfinished(int type) {
    return type == SomaLexer.COLON
        || type == SomaLexer.LBRACK
        || type == SomaLexer.DOT
        || type == SomaLexer.QUESTION
        || type == SomaLexer.MAYBE
        || type >= SomaLexer.OR && type <= SomaLexer.PERCENT;
  }

  /** Whether a broken string behind the opening bracket may hold the closing one. */
  private boolean isSwallowed(Span opening, LexedToken last) {
    if (report.isSettled(opening)) {
      return true;
    }
    for (int i = result.size() - 1; i >= 0; i--) {
      LexedToken token = result.get(i);
      if (token.getStartIndex() < opening.start()) {
        return false;
      }
      if (token.getType() == SomaLexer.UNTERMINATED && last.getLine() <= token.getLine() + 1) {
        return true;
      }
    }
    return false;
  }

  private static String insertion(Open top, LexedToken last) {
    boolean ownLine =
        top.token().getType() == SomaLexer.LBRACE && top.token().getLine() != last.getLine();
    return (ownLine ? "\n" + " ".repeat(top.indentation()) : "") + text(top.token());
  }

  private static String text(LexedToken opening) {
    return switch (opening.getType()) {
      case SomaLexer.LPAREN -> ")";
      case SomaLexer.LBRACK -> "]";
      default -> "}";
    };
  }

  private boolean startsDeclaration(LexedToken token) {
    if (token.getCharPositionInLine() > 0) {
      return false;
    }
    int type = token.getType();
    return !open.isEmpty() && (TokenKinds.isDeclarationWord(type) || type == SomaLexer.LET);
  }

  private static boolean closes(LexedToken opening, int type) {
    return OpenBrackets.closing(opening.getType()) == type;
  }
}
