package ai.somagent.soma.parse;

import ai.somagent.soma.diagnostic.CodeFix;
import ai.somagent.soma.diagnostic.TextEdit;
import ai.somagent.soma.grammar.SomaLexer;
import ai.somagent.soma.source.Span;
import java.util.List;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/** What authors mean who begin a block as in another language. */
final class BlockHabits {
  private final TokenBuffer tokens;

  BlockHabits(TokenBuffer tokens) {
    this.tokens = tokens;
  }

  /** Advice for the current token, where a brace should open. */
  @Nullable Advice advice(LexedToken token) {
    LexedToken previous = tokens.at(-1);
    Span span = token.span();
    return switch (token.getType()) {
      case SomaLexer.COLON ->
          previous.getType() == SomaLexer.IDENT && tokens.at(-2).getType() == SomaLexer.CATCH
              ? Advice.replace(
                  "the kind comes first: `catch Error as e`",
                  previous.span().to(tokens.at(1).span()),
                  tokens.at(1).getText() + " as " + previous.getText())
              : Advice.help("steps stand in braces: `{ … }`");
      case SomaLexer.ELSE -> Advice.help("a choice of values is `condition ? a : b`");
      case SomaLexer.FOR ->
          previous.getType() == SomaLexer.PARALLEL
              ? Advice.help("write `for x in xs parallel 8 { … }`")
              : braces();
      case SomaLexer.LBRACK -> Advice.help("branches stand in braces: `parallel { … }`");
      case SomaLexer.LPAREN -> parenthesis(token, previous);
      case SomaLexer.ASSIGN -> Advice.help("cases stand in braces: `{ … }`");
      default -> {
        if (token.getText().startsWith("..")) {
          yield Advice.help("`lists.range(3)` is the list of 0, 1 and 2");
        }
        boolean filler = token.getText().equals("then") || token.getText().equals("do");
        if (filler) {
          yield Advice.replace(
              "a block starts with its brace", new Span(previous.end(), span.end()), "");
        }
        yield TokenKinds.startsStep(token.getType()) ? braces() : null;
      }
    };
  }

  /** A single step without braces, which the rest of its line is. */
  private Advice braces() {
    String help = "steps stand in braces, a single one too: `{ … }`";
    LexedToken first = tokens.LT(1);
    if (!tokens.isSameLine(0)) {
      return Advice.help(help);
    }
    int last = 0;
    while (tokens.at(last + 1).getLine() == first.getLine()
        && tokens.at(last + 1).getType() != Token.EOF) {
      last++;
      LexedToken open = tokens.at(last).opener;
      boolean leaves = open != null && open != first.opener && open.getLine() != first.getLine();
      int type = tokens.at(last).getType();
      if (leaves || type == SomaLexer.ELSE || type == SomaLexer.CATCH) {
        return Advice.help(help);
      }
    }
    LexedToken end = tokens.at(last);
    if (TokenKinds.isOpening(end.getType()) || first.opener != tokens.at(last + 1).opener) {
      return Advice.help(help);
    }
    int start = first.getStartIndex();
    TextEdit open = new TextEdit(new Span(start, start), "{ ");
    TextEdit close = new TextEdit(new Span(end.end(), end.end()), " }");
    return new Advice(null, help, new CodeFix("Put it in braces", List.of(open, close)));
  }

  /** {@code case open(x)}, {@code input(…)}. */
  private @Nullable Advice parenthesis(LexedToken token, LexedToken previous) {
    if (previous.getType() == SomaLexer.INPUT) {
      return Advice.help(
          "parentheses hold arguments, braces hold fields: `input { name: string }`");
    }
    if (tokens.at(-2).getType() != SomaLexer.CASE) {
      return null;
    }
    String help = "a case is bound whole: `case " + previous.getText() + " as x -> x.field`";
    return tokens.LA(2) == SomaLexer.IDENT && tokens.LA(3) == SomaLexer.RPAREN
        ? Advice.replace(
            help, token.span().to(tokens.at(2).span()), " as " + tokens.at(1).getText())
        : Advice.help(help);
  }
}
