package ai.somagent.soma.parse;

import ai.somagent.soma.grammar.SomaLexer;
import org.jspecify.annotations.Nullable;

/**
 * Where an operand begins and ends that is plain to see before parsing: a literal, a path with its
 * calls and indexes, or what stands in brackets. Places are indexes into the tokens.
 */
final class OperandExtent {
  private final TokenBuffer tokens;

  OperandExtent(TokenBuffer tokens) {
    this.tokens = tokens;
  }

  /** The first token of the operand that ends with the token at {@code last}, or -1. */
  int first(int last) {
    int at = last;
    while (at >= 0) {
      LexedToken token = tokens.get(at);
      if (TokenKinds.isClosing(token.getType())) {
        int open = indexOf(token.partner);
        if (open < 1 || !isCalled(open)) {
          return open;
        }
        at = open - 1;
      } else if (isWord(token) && at > 0 && isDot(at - 1)) {
        at = tokens.get(at - 1).getType() == SomaLexer.DOT ? at - 2 : at - 3;
      } else if (token.getType() == SomaLexer.STRING_CLOSE) {
        return stringStart(at);
      } else {
        return isWord(token) || isLiteral(token.getType()) ? at : -1;
      }
    }
    return -1;
  }

  /** The last token of the operand that begins with the token at {@code first}, or -1. */
  int last(int first) {
    LexedToken token = tokens.get(first);
    int at;
    if (token.getType() == SomaLexer.STRING_OPEN) {
      at = stringEnd(first);
    } else if (TokenKinds.isParenthesis(token.getType())) {
      at = indexOf(token.partner);
    } else {
      at = isWord(token) || isLiteral(token.getType()) ? first : -1;
    }
    while (at > 0 && at + 2 < tokens.size()) {
      if (tokens.get(at + 1).getType() == SomaLexer.DOT && isWord(tokens.get(at + 2))) {
        at += 2;
      } else if (TokenKinds.isParenthesis(tokens.get(at + 1).getType()) && isCalled(at + 1)) {
        at = indexOf(tokens.get(at + 1).partner);
      } else {
        return at;
      }
    }
    return at;
  }

  /** Whether the bracket at {@code open} stands right behind what it calls or reads from. */
  private boolean isCalled(int open) {
    LexedToken before = tokens.get(open - 1);
    boolean callee = isWord(before) || TokenKinds.isClosing(before.getType());
    return callee
        && TokenKinds.isParenthesis(tokens.get(open).getType())
        && before.end() == tokens.get(open).getStartIndex();
  }

  private boolean isDot(int at) {
    int type = tokens.get(at).getType();
    return type == SomaLexer.DOT
        || type == SomaLexer.MAYBE && at > 0 && tokens.get(at - 1).getType() == SomaLexer.DOT;
  }

  private int stringStart(int close) {
    int depth = 0;
    for (int at = close; at >= 0; at--) {
      int type = tokens.get(at).getType();
      depth += type == SomaLexer.STRING_CLOSE ? 1 : type == SomaLexer.STRING_OPEN ? -1 : 0;
      if (depth == 0) {
        return at;
      }
    }
    return -1;
  }

  private int stringEnd(int open) {
    int depth = 0;
    for (int at = open; at < tokens.size(); at++) {
      int type = tokens.get(at).getType();
      depth += type == SomaLexer.STRING_OPEN ? 1 : type == SomaLexer.STRING_CLOSE ? -1 : 0;
      if (depth == 0) {
        return at;
      }
    }
    return -1;
  }

  private static int indexOf(@Nullable LexedToken token) {
    return token == null || token.virtual ? -1 : token.getTokenIndex();
  }

  private static boolean isWord(LexedToken token) {
    return TokenKinds.isName(token.getType());
  }

  private static boolean isLiteral(int type) {
    return switch (type) {
      case SomaLexer.INT,
          SomaLexer.DOUBLE,
          SomaLexer.DURATION,
          SomaLexer.TRUE,
          SomaLexer.FALSE,
          SomaLexer.NULL ->
          true;
      default -> false;
    };
  }
}
