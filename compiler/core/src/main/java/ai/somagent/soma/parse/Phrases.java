package ai.somagent.soma.parse;

import ai.somagent.soma.grammar.SomaLexer;
import ai.somagent.soma.grammar.SomaParser;
import ai.somagent.soma.grammar.SomaWords;
import java.util.Locale;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/** What rules and tokens are called in messages. */
final class Phrases {
  private Phrases() {}

  /** A construct of the language with the code of the message that misses it. */
  record Phrase(String text, ParseCode code) {
    /** Whether it is an item of a list, so that what stands before it may be complete. */
    boolean isItem() {
      return code == ParseCode.EXPECTED_STEP
          || code == ParseCode.EXPECTED_MEMBER
          || code == ParseCode.EXPECTED_DECLARATION
          || this == CASE;
    }
  }

  private static final Phrase EXPRESSION =
      new Phrase("an expression", ParseCode.EXPECTED_EXPRESSION);
  private static final Phrase CONDITION = new Phrase("a condition", ParseCode.EXPECTED_EXPRESSION);
  private static final Phrase VALUE = new Phrase("a value", ParseCode.EXPECTED_EXPRESSION);
  private static final Phrase TYPE = new Phrase("a type", ParseCode.EXPECTED_TYPE);
  private static final Phrase NAME = new Phrase("a name", ParseCode.EXPECTED_NAME);
  private static final Phrase STEP = new Phrase("a step", ParseCode.EXPECTED_STEP);
  private static final Phrase BLOCK = new Phrase("`{`", ParseCode.EXPECTED_TOKEN);
  private static final Phrase OPEN = new Phrase("`(`", ParseCode.EXPECTED_TOKEN);
  private static final Phrase CASE = new Phrase("`case`", ParseCode.EXPECTED_TOKEN);

  /** What a rule is called, or null for one that goes by its first tokens. */
  static @Nullable Phrase ofRule(int rule) {
    return switch (rule) {
      case SomaParser.RULE_expr,
          SomaParser.RULE_infix,
          SomaParser.RULE_operand,
          SomaParser.RULE_primary ->
          EXPRESSION;
      case SomaParser.RULE_ifBranch -> CONDITION;
      case SomaParser.RULE_value -> VALUE;
      case SomaParser.RULE_type, SomaParser.RULE_typeName -> TYPE;
      case SomaParser.RULE_name, SomaParser.RULE_word, SomaParser.RULE_path -> NAME;
      case SomaParser.RULE_statement -> STEP;
      case SomaParser.RULE_block, SomaParser.RULE_fieldBlock -> BLOCK;
      case SomaParser.RULE_args, SomaParser.RULE_params -> OPEN;
      case SomaParser.RULE_matchArm, SomaParser.RULE_raceArm -> CASE;
      default -> ofPart(rule);
    };
  }

  private static @Nullable Phrase ofPart(int rule) {
    return switch (rule) {
      case SomaParser.RULE_declaration ->
          new Phrase("a declaration", ParseCode.EXPECTED_DECLARATION);
      case SomaParser.RULE_string -> new Phrase("a string", ParseCode.EXPECTED_EXPRESSION);
      case SomaParser.RULE_pattern -> new Phrase("a pattern", ParseCode.EXPECTED_EXPRESSION);
      case SomaParser.RULE_argument -> new Phrase("an argument", ParseCode.EXPECTED_EXPRESSION);
      case SomaParser.RULE_element -> new Phrase("an element", ParseCode.EXPECTED_EXPRESSION);
      case SomaParser.RULE_entry -> new Phrase("an entry", ParseCode.EXPECTED_EXPRESSION);
      case SomaParser.RULE_capsuleMember ->
          new Phrase("a member of a capsule", ParseCode.EXPECTED_MEMBER);
      case SomaParser.RULE_planMember ->
          new Phrase("a member of a plan", ParseCode.EXPECTED_MEMBER);
      case SomaParser.RULE_toolMember ->
          new Phrase("a setting or an `action`", ParseCode.EXPECTED_MEMBER);
      case SomaParser.RULE_nodeItem ->
          new Phrase("a setting or a step of the node", ParseCode.EXPECTED_MEMBER);
      case SomaParser.RULE_testItem -> new Phrase("a line of a test", ParseCode.EXPECTED_MEMBER);
      case SomaParser.RULE_policyRule ->
          new Phrase("a rule (`deny`, `warn` or `gate`)", ParseCode.EXPECTED_MEMBER);
      case SomaParser.RULE_setting -> new Phrase("a setting", ParseCode.EXPECTED_MEMBER);
      case SomaParser.RULE_field -> new Phrase("a field", ParseCode.EXPECTED_MEMBER);
      case SomaParser.RULE_enumCase, SomaParser.RULE_unionCase ->
          new Phrase("a case", ParseCode.EXPECTED_MEMBER);
      case SomaParser.RULE_effect, SomaParser.RULE_act, SomaParser.RULE_approval ->
          new Phrase("an effect", ParseCode.EXPECTED_TOKEN);
      default -> null;
    };
  }

  /** Whether a token merely goes on with what stands before it, so that nobody misses it. */
  static boolean isContinuation(int type) {
    return switch (type) {
      case SomaLexer.DOT,
          SomaLexer.LBRACK,
          SomaLexer.QUESTION,
          SomaLexer.MAYBE,
          SomaLexer.IN,
          SomaLexer.IS,
          SomaLexer.COALESCE,
          SomaLexer.AS,
          SomaLexer.WITHIN,
          SomaLexer.TIMEOUT,
          SomaLexer.RETRY,
          SomaLexer.BUDGET,
          SomaLexer.ON,
          SomaLexer.BACKOFF,
          SomaLexer.UNDO,
          SomaLexer.NOT,
          SomaLexer.SECRET,
          SomaLexer.PII,
          SomaLexer.UNTRUSTED,
          SomaLexer.IMPORT,
          SomaLexer.MODULE ->
          true;
      default -> type >= SomaLexer.OR && type <= SomaLexer.PERCENT && type != SomaLexer.ASSIGN;
    };
  }

  /** How a token is written, in back-ticks; some kinds by name. */
  static String ofToken(int type) {
    if (SomaWords.isReserved(type) || SomaWords.isContextual(type)) {
      String symbol = SomaLexer.VOCABULARY.getSymbolicName(type);
      return "`" + symbol.toLowerCase(Locale.ROOT) + "`";
    }
    return switch (type) {
      case Token.EOF -> "the end of the file";
      case SomaLexer.IDENT, SomaLexer.QUOTED_IDENT, SomaLexer.KEY -> "a name";
      case SomaLexer.STRING_OPEN,
          SomaLexer.TEXT_OPEN,
          SomaLexer.RAW_STRING,
          SomaLexer.SINGLE_QUOTED ->
          "a string";
      case SomaLexer.INT, SomaLexer.DOUBLE -> "a number";
      case SomaLexer.DURATION -> "a duration";
      case SomaLexer.RETURN_NOTHING -> "`return`";
      default -> {
        String literal = SomaLexer.VOCABULARY.getLiteralName(type);
        yield literal == null ? "a string" : "`" + literal.substring(1, literal.length() - 1) + "`";
      }
    };
  }
}
