package ai.somagent.soma.grammar;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The words of the language. The position of a word in these lists decides its token type. */
public final class SomaWords {
  /** Never the name of a variable, parameter, function or deliverable; free after a dot. */
  public static final List<String> RESERVED =
      List.of(
          "true",
          "false",
          "null",
          "in",
          "is",
          "until",
          "secret",
          "pii",
          "untrusted",
          "let",
          "var",
          "set",
          "if",
          "else",
          "match",
          "case",
          "for",
          "while",
          "break",
          "continue",
          "parallel",
          "race",
          "branch",
          "try",
          "catch",
          "finally",
          "return",
          "yield",
          "fail",
          "checkpoint",
          "call",
          "run",
          "start",
          "ask",
          "approve",
          "await",
          "sleep",
          "emit",
          "endorse");

  /** Words only where the grammar asks for them, names everywhere else. */
  public static final List<String> CONTEXTUAL =
      List.of(
          "module",
          "import",
          "version",
          "as",
          "type",
          "enum",
          "union",
          "error",
          "topic",
          "function",
          "tool",
          "via",
          "action",
          "persona",
          "task",
          "capsule",
          "plan",
          "test",
          "input",
          "output",
          "budget",
          "signal",
          "update",
          "query",
          "from",
          "trigger",
          "schedule",
          "event",
          "where",
          "steps",
          "within",
          "timeout",
          "retry",
          "backoff",
          "on",
          "undo",
          "max",
          "because",
          "policy",
          "deny",
          "warn",
          "gate",
          "when",
          "with",
          "provision",
          "deliverable",
          "after",
          "accept",
          "revise",
          "milestone",
          "deploy",
          "sync",
          "improve",
          "of",
          "given",
          "recorded",
          "returns",
          "fails",
          "at",
          "send",
          "reject",
          "expect");

  private static final Map<String, Integer> TYPES = types();

  private SomaWords() {}

  private static Map<String, Integer> types() {
    Map<String, Integer> types = new HashMap<>(256);
    int type = SomaLexer.TRUE;
    for (String word : RESERVED) {
      types.put(word, type++);
    }
    for (String word : CONTEXTUAL) {
      types.put(word, type++);
    }
    return types;
  }

  /** The token type of {@code text}: that of its word, or {@link SomaLexer#IDENT}. */
  public static int tokenType(String text) {
    Integer type = TYPES.get(text);
    return type == null ? SomaLexer.IDENT : type;
  }

  /** Whether a token type is that of a reserved word. */
  public static boolean isReserved(int type) {
    return type >= SomaLexer.TRUE && type <= SomaLexer.ENDORSE;
  }

  /** Whether a token type is that of a contextual word. */
  public static boolean isContextual(int type) {
    return type >= SomaLexer.MODULE && type <= SomaLexer.EXPECT;
  }

  /** Whether {@code text} is a reserved word. */
  public static boolean isReserved(String text) {
    return isReserved(tokenType(text));
  }
}
