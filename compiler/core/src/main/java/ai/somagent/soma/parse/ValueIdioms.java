package ai.somagent.soma.parse;

import ai.somagent.soma.grammar.SomaLexer;
import ai.somagent.soma.source.SourceText;
import ai.somagent.soma.source.Span;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Steps of other languages that change a value in its place, or print one. */
final class ValueIdioms {
  private static final int FARTHEST = 5_000;

  private final TokenBuffer tokens;
  private final ParseReport report;
  private final SourceText source;
  private final Map<String, Boolean> declared = new HashMap<>();

  ValueIdioms(TokenBuffer tokens, ParseReport report) {
    this.tokens = tokens;
    this.report = report;
    this.source = report.source();
  }

  /** A step such as {@code xs.push(x)} or {@code print(x)}, where its first word stands. */
  void step() {
    int end = 1;
    while (tokens.at(end).getType() == SomaLexer.DOT
        && TokenKinds.isName(tokens.at(end + 1).getType())) {
      end += 2;
    }
    LexedToken open = tokens.at(end);
    @Nullable LexedToken close = open.partner;
    if (open.getType() != SomaLexer.LPAREN || close == null || close.virtual || !isStep()) {
      return;
    }
    LexedToken first = tokens.LT(1);
    boolean named = isNamed(tokens.at(end + 1));
    if (end == 3 && isValue(first.getText())) {
      changed(first, tokens.at(2), open, close);
    } else if (!named && prints(first.getText(), tokens.at(end - 1).getText(), end)) {
      print(first, close);
    }
  }

  private static boolean isNamed(LexedToken token) {
    return token.getType() == SomaLexer.KEY;
  }

  /**
   * Whether a step begins here: a line in a block, and nothing that goes on with the one before.
   */
  private boolean isStep() {
    LexedToken before = tokens.at(-1);
    LexedToken opener = tokens.LT(1).opener;
    if (opener == null || opener.getType() != SomaLexer.LBRACE || tokens.index() == 0) {
      return false;
    }
    if (opener.opener != null && opener.opener.getType() != SomaLexer.LBRACE) {
      return false;
    }
    boolean ended =
        TokenKinds.endsOperand(before.getType())
            || before.getType() == SomaLexer.RBRACE
            || before.getType() == SomaLexer.BAD_NUMBER;
    return before == opener || ended && !tokens.isSameLine(0);
  }

  /** Whether a {@code let}, {@code var} or {@code for} before this names a value so. */
  private boolean isValue(String name) {
    return declaration(name) != 0;
  }

  /** The type of the word that names a value so before this place, or 0. */
  private int declaration(String name) {
    for (int i = -1; i > -FARTHEST && tokens.index() + i > 0; i--) {
      int word = tokens.at(i - 1).getType();
      boolean declares = word == SomaLexer.LET || word == SomaLexer.VAR || word == SomaLexer.FOR;
      if (declares && tokens.at(i).getText().equals(name)) {
        return word;
      }
      if (TokenKinds.startsDeclaration(tokens.at(i - 1), tokens.at(i))) {
        return 0;
      }
    }
    return 0;
  }

  private void changed(LexedToken value, LexedToken method, LexedToken open, LexedToken close) {
    String name = value.getText();
    Span written = value.span().to(close.span());
    String argument = source.slice(new Span(open.end(), close.getStartIndex())).strip();
    boolean single = !argument.isEmpty() && isSingle(open, close);
    @Nullable String made =
        switch (method.getText()) {
          case "push", "append", "add", "addLast", "push_back" ->
              single ? name + " + [" + argument + "]" : null;
          case "extend", "addAll", "concat" -> single ? name + " + " + argument : null;
          case "clear" -> argument.isEmpty() ? "[]" : null;
          case "sort", "reverse" ->
              argument.isEmpty() ? name + "." + method.getText() + "()" : null;
          default -> null;
        };
    boolean variable = declaration(name) == SomaLexer.VAR;
    @Nullable String meant = made == null || !variable ? null : "set " + name + " = " + made;
    report.addSyntax(ForeignDiagnostics.changedValue(source, written, name, variable, meant));
    tokens.remove(method.getTokenIndex() - 1);
    int last = close.getTokenIndex();
    for (int i = method.getTokenIndex(); i <= last; i++) {
      tokens.remove(method.getTokenIndex());
    }
    set(value);
  }

  /** {@code ++n}, where the first sign stands on a line of its own. */
  void increment() {
    LexedToken sign = tokens.LT(1);
    LexedToken name = tokens.LT(3);
    boolean alone =
        tokens.LA(2) == sign.getType()
            && tokens.LT(2).getStartIndex() == sign.end()
            && name.getType() == SomaLexer.IDENT
            && name.getStartIndex() == tokens.LT(2).end()
            && !tokens.isSameLine(0)
            && !tokens.isSameLine(3);
    if (alone) {
      Span written = sign.span().to(name.span());
      report.addSyntax(
          ForeignDiagnostics.increment(source, written, name.getText(), sign.getText()));
      tokens.remove(tokens.index());
      tokens.remove(tokens.index());
      set(name);
    }
  }

  /** Lets the name that is the current token get a value of which nothing is known. */
  private void set(LexedToken name) {
    tokens.insertVirtual(0, SomaLexer.SET);
    tokens.seek(tokens.index() + 1);
    tokens.insertVirtual(1, SomaLexer.ASSIGN).setLine(name.getLine());
    tokens.insertVirtual(2, SomaLexer.BAD_NUMBER).setLine(name.getLine());
  }

  private boolean isSingle(LexedToken open, LexedToken close) {
    for (int i = open.getTokenIndex() + 1; tokens.get(i) != close; i++) {
      LexedToken token = tokens.get(i);
      if (token.opener == open && token.getType() == SomaLexer.COMMA) {
        return false;
      }
    }
    return true;
  }

  private boolean prints(String first, String last, int end) {
    if (end == 1) {
      return switch (first) {
        case "print", "println", "printf", "puts", "echo" -> !isDeclared(first);
        default -> false;
      };
    }
    boolean prints =
        switch (last) {
          case "log", "info", "warn", "error", "debug", "trace", "print", "println", "printf" ->
              true;
          default -> false;
        };
    return prints
        && switch (first) {
          case "console", "log", "logger", "logging", "LOG", "System", "fmt" -> !isDeclared(first);
          default -> false;
        };
  }

  private boolean isDeclared(String name) {
    return declared.computeIfAbsent(name, this::findDeclared);
  }

  /** Whether the text has a task or tool of that name, or brings one in. */
  private boolean findDeclared(String name) {
    boolean importing = false;
    for (int i = 1; i < tokens.size(); i++) {
      LexedToken token = tokens.get(i);
      if (token.getCharPositionInLine() == 0) {
        importing = token.getType() == SomaLexer.IMPORT;
      }
      if (token.getText().equals(name)) {
        int before = tokens.get(i - 1).getType();
        if (importing || before == SomaLexer.TASK || before == SomaLexer.TOOL) {
          return true;
        }
      }
    }
    return false;
  }

  private void print(LexedToken first, LexedToken close) {
    Span written = first.span().to(close.span());
    report.addSyntax(ForeignDiagnostics.printing(source, written, written));
    int last = close.getTokenIndex();
    for (int i = tokens.index(); i <= last; i++) {
      tokens.remove(tokens.index());
    }
    // What now stands here is looked at again.
    tokens.seek(Math.max(0, tokens.index() - 1));
  }
}
