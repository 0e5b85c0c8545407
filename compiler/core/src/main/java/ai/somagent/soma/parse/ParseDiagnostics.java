package ai.somagent.soma.parse;

import static ai.somagent.soma.parse.TextDiagnostics.fix;
import static ai.somagent.soma.parse.TextDiagnostics.shown;

import ai.somagent.soma.diagnostic.CodeFix;
import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.diagnostic.TextEdit;
import ai.somagent.soma.source.SourceText;
import ai.somagent.soma.source.Span;
import java.util.List;

/** Messages about how words and signs stand together. */
final class ParseDiagnostics {
  private ParseDiagnostics() {}

  static Diagnostic tooManyErrors(SourceText source, int most) {
    int end = source.text().length();
    return TextDiagnostics.of(
        source,
        ParseCode.TOO_MANY_ERRORS,
        new Span(end, end),
        "only the first " + most + " mistakes are shown");
  }

  static Diagnostic foreignOperator(SourceText source, Span span, String meant) {
    return TextDiagnostics.of(
            source,
            ParseCode.FOREIGN_OPERATOR,
            span,
            "`" + shown(source, span) + "` is written `" + meant + "` here")
        .withFixes(List.of(fix("Write `" + meant + "`", span, meant)));
  }

  /** {@code task f(): int}. */
  static Diagnostic colonForArrow(SourceText source, Span colon) {
    return TextDiagnostics.of(source, ParseCode.FOREIGN_OPERATOR, colon, "`:` is written `->` here")
        .withFixes(List.of(fix("Write `->`", colon, " ->")));
  }

  /** {@code a ?? b}. */
  static Diagnostic coalesce(SourceText source, Span operator, Span left, Span right) {
    Span between = new Span(left.end(), Math.max(left.end(), right.start()));
    TextEdit open = new TextEdit(between, ".orValue(");
    TextEdit close = new TextEdit(new Span(right.end(), right.end()), ")");
    return TextDiagnostics.of(
            source,
            ParseCode.FOREIGN_OPERATOR,
            operator,
            "`" + shown(source, operator) + "` is written `.orValue(…)` here")
        .withHelp(
            "read an optional part with `.?name`, then give what stands in with `.orValue(…)`")
        .withFixes(List.of(new CodeFix("Write `.orValue(…)`", List.of(open, close))));
  }

  static Diagnostic foreignWord(SourceText source, Span span, String meant) {
    return TextDiagnostics.of(
            source,
            ParseCode.FOREIGN_WORD,
            span,
            "`" + shown(source, span) + "` is written `" + meant + "` here")
        .withFixes(List.of(fix("Write `" + meant + "`", span, meant)));
  }

  /** A word of another language that has no counterpart; the next one is at {@code next}. */
  static Diagnostic needless(SourceText source, Span word, int next) {
    return TextDiagnostics.of(
            source,
            ParseCode.FOREIGN_WORD,
            word,
            "`" + shown(source, word) + "` is not needed here")
        .withFixes(List.of(fix("Remove it", new Span(word.start(), next), "")));
  }

  static Diagnostic missingComma(SourceText source, int offset) {
    Span place = TreeSpans.emptyAt(offset);
    return TextDiagnostics.of(source, ParseCode.MISSING_COMMA, place, "a comma is missing here")
        .withFixes(List.of(fix("Insert `,`", place, ",")));
  }

  /** Two commas with nothing but blanks between; {@code gap} reaches over the second one. */
  static Diagnostic emptyItem(SourceText source, Span comma, Span gap, String item) {
    return TextDiagnostics.of(
            source,
            ParseCode.EXPECTED_EXPRESSION,
            comma,
            "expected " + item + ", found a second `,`")
        .withFixes(List.of(fix("Remove `,`", comma.to(gap), "")));
  }

  static Diagnostic missingModule(SourceText source) {
    Span start = new Span(0, 0);
    return TextDiagnostics.of(
            source,
            ParseCode.MISSING_MODULE,
            start,
            "a file starts with `module` and the name of its module")
        .withFixes(List.of(fix("Insert `module main`", start, "module main\n\n")));
  }

  static Diagnostic dottedContract(SourceText source, Span span) {
    return TextDiagnostics.of(
            source,
            ParseCode.EXPECTED_NAME,
            span,
            "expected the kind of a contract, found `" + shown(source, span) + "`")
        .withHelp("kinds are `openapi` `schema` `mcp` `proto` `persona` `rego`");
  }

  static Diagnostic reservedName(SourceText source, Span span) {
    return TextDiagnostics.of(
            source,
            ParseCode.RESERVED_NAME,
            span,
            "`" + shown(source, span) + "` is a reserved word and cannot be the name of a value")
        .withHelp("it may still name a field, an argument or a case");
  }

  /** {@code verb} is the word to insert. */
  static Diagnostic missingVerb(SourceText source, Span span, String verb) {
    return TextDiagnostics.of(
            source,
            ParseCode.MISSING_VERB,
            span,
            "an effect starts with its verb: `" + verb + " " + shown(source, span) + "(…)`")
        .withHelp("`call` a tool, `run` a task or capsule, `ask` a persona")
        .withFixes(
            List.of(
                fix("Insert `" + verb + "`", new Span(span.start(), span.start()), verb + " ")));
  }

  /** {@code replaced} is the text that {@code replacement} stands for. */
  static Diagnostic missingSet(SourceText source, Span name, Span replaced, String replacement) {
    return TextDiagnostics.of(
            source,
            ParseCode.MISSING_SET,
            name,
            "a new value for `" + shown(source, name) + "` is given with `set`")
        .withHelp("`let` names a value once, `var` names one that `set` may replace")
        .withFixes(List.of(fix("Write `" + replacement.strip() + "`", replaced, replacement)));
  }

  static Diagnostic missingMax(SourceText source, Span keyword) {
    return TextDiagnostics.of(
            source,
            ParseCode.EXPECTED_TOKEN,
            keyword,
            "a `while` says how often it may turn at most")
        .withHelp("write `max` and a number before the brace: `while … max 30 {`");
  }

  /** {@code part} is what stands between the name and the sign. */
  static Diagnostic partialSet(SourceText source, Span name, Span part) {
    boolean field = source.text().charAt(part.start()) == '.';
    String value = shown(source, name);
    return TextDiagnostics.of(
            source,
            ParseCode.EXPECTED_TOKEN,
            part,
            "`set` replaces a whole value, not a part of it")
        .withHelp(
            value.equals("input")
                ? "what a run is given stays as it is; keep what changes in a `var`"
                : field
                    ? "copy the rest: `set " + value + " = " + value + ".with(…)`"
                    : "make the new list or map and set `" + value + "` to it");
  }

  static Diagnostic unnamedArgument(SourceText source, Span span, String owner) {
    return TextDiagnostics.of(
        source, ParseCode.UNNAMED_ARGUMENT, span, owner + " are named: `name: value`");
  }

  static Diagnostic effectInExpression(SourceText source, Span span, String verb) {
    return TextDiagnostics.of(
            source,
            ParseCode.EFFECT_IN_EXPRESSION,
            span,
            "`" + verb + "` cannot stand inside an expression")
        .withHelp("give its result a name first: `let result = " + verb + " …`");
  }

  static Diagnostic blockInExpression(SourceText source, Span span, String word) {
    return TextDiagnostics.of(
            source,
            ParseCode.EFFECT_IN_EXPRESSION,
            span,
            "`" + word + "` cannot stand inside an expression")
        .withHelp("give its value a name first: `let result = " + word + " …`");
  }

  static Diagnostic returnWithoutValue(SourceText source, Span span) {
    return TextDiagnostics.of(
            source,
            ParseCode.RETURN_WITHOUT_VALUE,
            span,
            "expected a value behind `return`; alone it stands only before `}`")
        .withHelp("nothing in this block can run after `return`");
  }

  static Diagnostic selectorOnNumber(SourceText source, Span selector, Span number) {
    String text = source.slice(number);
    return TextDiagnostics.of(
            source,
            ParseCode.SELECTOR_ON_NUMBER,
            selector,
            "a number takes no selector; readers disagree on what a minus before it belongs to")
        .withFixes(List.of(fix("Write `(" + text + ")`", number, "(" + text + ")")));
  }

  /** {@code =} where {@code meant} belongs. */
  static Diagnostic misusedEquals(SourceText source, Span span, String meant) {
    String message =
        meant.equals(":")
            ? "expected `:` between a name and its value, found `=`"
            : "`=` gives a name its value; values are compared with `==`";
    return TextDiagnostics.of(source, ParseCode.MISUSED_EQUALS, span, message)
        .withFixes(List.of(fix("Write `" + meant + "`", span, meant)));
  }

  static Diagnostic misplacedElse(SourceText source, Span span) {
    return TextDiagnostics.of(
        source,
        ParseCode.MISPLACED_ELSE,
        span,
        "nothing can follow the `else` that takes the rest");
  }

  static Diagnostic elseWithoutIf(SourceText source, Span span) {
    return TextDiagnostics.of(
            source,
            ParseCode.MISPLACED_ELSE,
            span,
            "`" + shown(source, span) + "` follows the `}` of an `if`")
        .withHelp("in a `match`, write `case _` for all that is left");
  }

  static Diagnostic missingCase(SourceText source, Span pattern) {
    Span start = new Span(pattern.start(), pattern.start());
    return TextDiagnostics.of(
            source,
            ParseCode.EXPECTED_TOKEN,
            pattern,
            "expected `case` before `" + shown(source, pattern) + "`")
        .withFixes(List.of(fix("Insert `case`", start, "case ")));
  }

  /** One slip away from {@code meant}. */
  static Diagnostic misspelt(
      SourceText source, ParseCode code, Span span, String wanted, String meant) {
    return TextDiagnostics.of(
            source, code, span, "expected " + wanted + ", found `" + shown(source, span) + "`")
        .withHelp("did you mean `" + meant + "`?")
        .withFixes(List.of(fix("Write `" + meant + "`", span, meant)));
  }

  /** A version without quotes. */
  static Diagnostic bareVersion(SourceText source, Span span, String meant) {
    return TextDiagnostics.of(
            source,
            ParseCode.EXPECTED_EXPRESSION,
            span,
            "expected a string, found `" + shown(source, span) + "`")
        .withHelp("a version is three numbers in quotes")
        .withFixes(List.of(fix("Write `\"" + meant + "\"`", span, "\"" + meant + "\"")));
  }

  /** {@code version} with zeros for the numbers it lacks. */
  static String threeNumbers(String version) {
    int dots = (int) version.chars().filter(c -> c == '.').count();
    return version + ".0".repeat(Math.max(0, 2 - dots));
  }

  static Diagnostic expected(SourceText source, ParseCode code, Span span, String message) {
    return TextDiagnostics.of(source, code, span, message);
  }
}
