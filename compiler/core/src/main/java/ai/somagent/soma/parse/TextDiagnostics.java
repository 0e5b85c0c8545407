package ai.somagent.soma.parse;

import ai.somagent.soma.diagnostic.CodeFix;
import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.diagnostic.TextEdit;
import ai.somagent.soma.source.SourceText;
import ai.somagent.soma.source.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Messages about characters, literals and limits. */
final class TextDiagnostics {
  private TextDiagnostics() {}

  static Diagnostic fileTooLarge(SourceText source, int mostBytes) {
    return of(
            source,
            ParseCode.FILE_TOO_LARGE,
            new Span(0, 0),
            "a file may hold at most " + mostBytes + " bytes")
        .withHelp("split it; files with the same `module` line share their names");
  }

  static Diagnostic nestingTooDeep(SourceText source, Span span, int most) {
    return of(
            source,
            ParseCode.NESTING_TOO_DEEP,
            span,
            "brackets may stand inside one another at most " + most + " deep")
        .withHelp("name an inner part with `let`, or make it a `function` or `task`");
  }

  static Diagnostic tooManyTokens(SourceText source, Span span, int most) {
    return of(
            source,
            ParseCode.TOO_MANY_TOKENS,
            span,
            "a file may hold at most " + most + " words and signs")
        .withHelp("split it; files with the same `module` line share their names");
  }

  static Diagnostic expressionTooLong(SourceText source, Span span, int most) {
    return of(
            source,
            ParseCode.EXPRESSION_TOO_LONG,
            span,
            "more than " + most + " operators, selectors or branches hang on one another here")
        .withHelp("name parts of it with `let`");
  }

  static Diagnostic controlCharacter(
      SourceText source, Span span, int character, @Nullable String escape) {
    return character(
        source,
        ParseCode.CONTROL_CHARACTER,
        span,
        "control character " + codePoint(character),
        escape);
  }

  static Diagnostic invisibleCharacter(
      SourceText source, Span span, int character, @Nullable String escape) {
    return character(
        source,
        ParseCode.INVISIBLE_CHARACTER,
        span,
        "invisible character " + codePoint(character),
        escape);
  }

  /** {@code escape} is what a string writes instead; null outside of strings. */
  private static Diagnostic character(
      SourceText source, ParseCode code, Span span, String what, @Nullable String escape) {
    CodeFix fix =
        escape == null
            ? fix("Remove it", span, "")
            : fix("Write `" + escape + "`", span, escape.repeat(repeats(source, span)));
    String help =
        escape == null
            ? "such characters can make a text read differently from what it does"
            : "in a string, write it as an escape";
    return of(source, code, span, what + " may not stand in a text")
        .withHelp(help)
        .withFixes(List.of(fix));
  }

  private static int repeats(SourceText source, Span span) {
    return source.text().codePointCount(span.start(), span.end());
  }

  static Diagnostic malformedUnicode(SourceText source, Span span) {
    return of(
            source,
            ParseCode.MALFORMED_UNICODE,
            span,
            "half of a character (a lone UTF-16 surrogate) stands here")
        .withHelp("save the file as UTF-8")
        .withFixes(List.of(fix("Remove it", span, "")));
  }

  static Diagnostic notNormalized(SourceText source, Span span, String normalized) {
    return of(
            source,
            ParseCode.NOT_NORMALIZED,
            span,
            "these characters are not in Unicode normal form C")
        .withHelp("two texts that look alike must be alike")
        .withFixes(List.of(fix("Write the composed characters", span, normalized)));
  }

  static Diagnostic unexpectedCharacter(SourceText source, Span span, boolean spaceLike) {
    if (spaceLike) {
      return of(
              source,
              ParseCode.UNEXPECTED_CHARACTER,
              span,
              "this looks like a space but is "
                  + codePoint(source.text().codePointAt(span.start())))
          .withFixes(List.of(fix("Write a space", span, " ")));
    }
    return of(
            source,
            ParseCode.UNEXPECTED_CHARACTER,
            span,
            "`" + shown(source, span) + "` has no meaning here")
        .withHelp(
            "names are made of ASCII letters, digits and `_`; anything may stand in a string");
  }

  static Diagnostic unterminatedString(SourceText source, Span span, String delimiter) {
    String help =
        delimiter.equals("\"")
            ? "a string in quotes ends on its line; for several lines use `\"\"\"`"
            : "close it with `" + delimiter + "`";
    return of(source, ParseCode.UNTERMINATED_STRING, span, "this string is not closed")
        .withHelp(help);
  }

  static Diagnostic unterminatedComment(SourceText source, Span span) {
    int end = source.text().length();
    return of(source, ParseCode.UNTERMINATED_COMMENT, span, "this comment is not closed")
        .withHelp("everything behind it is part of it")
        .withFixes(List.of(fix("Close it at the end of the file", new Span(end, end), "*/")));
  }

  static Diagnostic unknownEscape(SourceText source, Span span) {
    return of(
            source,
            ParseCode.UNKNOWN_ESCAPE,
            span,
            "`" + shown(source, span) + "` is not an escape")
        .withHelp(
            "escapes are `\\n` `\\r` `\\t` `\\a` `\\b` `\\f` "
                + "`\\v` `\\\\` `\\\"` `\\'` `\\`` `\\?` `\\$`,"
                + " and `\\x41` `\\u0041` `\\U00000041` `\\101`")
        .withFixes(
            List.of(fix("Double the backslash", new Span(span.start(), span.start()), "\\")));
  }

  static Diagnostic notACharacter(SourceText source, Span span) {
    return of(
            source,
            ParseCode.UNKNOWN_ESCAPE,
            span,
            "`" + shown(source, span) + "` is not the number of a character")
        .withHelp("characters end at `\\U0010ffff`, without those from `\\ud800` to `\\udfff`");
  }

  static Diagnostic singleQuotedString(SourceText source, Span span) {
    String content = source.text().substring(span.start() + 1, span.end() - 1);
    return of(source, ParseCode.SINGLE_QUOTED_STRING, span, "strings stand in double quotes")
        .withFixes(List.of(fix("Write double quotes", span, "\"" + requoted(content) + "\"")));
  }

  /** A string in back-ticks with its values, which are written alike here. */
  static Diagnostic template(SourceText source, Span span) {
    String content = source.text().substring(span.start() + 1, span.end() - 1);
    return of(source, ParseCode.SINGLE_QUOTED_STRING, span, "strings stand in double quotes")
        .withHelp("they hold `${…}` as they are; back-ticks stand around odd names")
        .withFixes(
            List.of(fix("Write double quotes", span, "\"" + content.replace("\"", "\\\"") + "\"")));
  }

  private static String requoted(String content) {
    return content.replace("\\'", "'").replace("\"", "\\\"").replace("${", "\\${");
  }

  static Diagnostic malformedNumber(SourceText source, Span span) {
    return of(
            source,
            ParseCode.MALFORMED_NUMBER,
            span,
            "`" + shown(source, span) + "` is not a number")
        .withHelp(
            "numbers are `42` `10_000` `0xff` `1.5` `1e3`, "
                + "durations `250ms` `30s` `5m` `48h` `3d` `1h30m`");
  }

  /** {@code lines} are the blank starts of the lines in question. */
  static Diagnostic blockIndentation(SourceText source, List<Span> lines, String indentation) {
    List<TextEdit> edits = new ArrayList<>();
    for (Span line : lines) {
      edits.add(new TextEdit(line, indentation));
    }
    Span first = lines.getFirst();
    Span shown = first.length() == 0 ? new Span(first.start(), first.start() + 1) : first;
    return of(
            source,
            ParseCode.BLOCK_STRING_INDENTATION,
            shown,
            "this line is indented less than the closing `\"\"\"`")
        .withHelp("the indentation of the closing `\"\"\"` is taken off every line")
        .withFixes(List.of(new CodeFix("Indent like the closing `\"\"\"`", edits)));
  }

  static Diagnostic semicolon(SourceText source, Span span) {
    return of(source, ParseCode.SEMICOLON, span, "nothing ends with `;`")
        .withHelp("a step ends where the next one starts")
        .withFixes(List.of(fix("Remove `;`", span, "")));
  }

  static Diagnostic hashComment(SourceText source, Span span) {
    Span sign = new Span(span.start(), span.start() + 1);
    return of(source, ParseCode.HASH_COMMENT, span, "comments start with `//`")
        .withFixes(List.of(fix("Write `//`", sign, "//")));
  }

  static CodeFix fix(String title, Span span, String replacement) {
    return new CodeFix(title, List.of(new TextEdit(span, replacement)));
  }

  static Diagnostic of(SourceText source, ParseCode code, Span span, String message) {
    return Diagnostic.of(code, source.name(), span, message);
  }

  /** The text of a span, cut where it gets long. */
  static String shown(SourceText source, Span span) {
    String text = source.slice(span);
    return text.length() <= 40 ? text : text.substring(0, 37) + "...";
  }

  /** For example {@code U+202E}. */
  static String codePoint(int character) {
    String digits = Integer.toHexString(character).toUpperCase(java.util.Locale.ROOT);
    return "U+" + "0".repeat(Math.max(0, 4 - digits.length())) + digits;
  }
}
