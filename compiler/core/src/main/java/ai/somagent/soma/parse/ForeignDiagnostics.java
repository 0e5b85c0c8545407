package ai.somagent.soma.parse;

import static ai.somagent.soma.parse.TextDiagnostics.fix;
import static ai.somagent.soma.parse.TextDiagnostics.shown;

import ai.somagent.soma.diagnostic.CodeFix;
import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.diagnostic.TextEdit;
import ai.somagent.soma.source.SourceText;
import ai.somagent.soma.source.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Messages about forms of other languages. */
final class ForeignDiagnostics {
  private ForeignDiagnostics() {}

  /** {@code written} is {@code (a, b) =>}, and {@code names} what is left of it. */
  static Diagnostic lambda(SourceText source, Span written, String names) {
    return TextDiagnostics.of(
            source,
            ParseCode.FOREIGN_OPERATOR,
            written,
            "`" + shown(source, written) + " …` is written `" + names + ", …` here")
        .withHelp("the variable and what is made of it stand side by side: `xs.map(x, x + 1)`")
        .withFixes(List.of(fix("Write `" + names + ",`", written, names + ",")));
  }

  /** A colon behind the word of a clause. */
  static Diagnostic needlessColon(SourceText source, Span colon, String word) {
    return TextDiagnostics.of(
            source, ParseCode.EXPECTED_TOKEN, colon, "no colon follows the clause `" + word + "`")
        .withFixes(List.of(fix("Remove `:`", colon, "")));
  }

  /** {@code gap} is the word with the blanks before it. */
  static Diagnostic needlessWord(SourceText source, Span word, Span gap) {
    return TextDiagnostics.of(
            source,
            ParseCode.EXPECTED_TOKEN,
            word,
            "`" + shown(source, word) + "` is not said here")
        .withFixes(List.of(fix("Remove `" + shown(source, word) + "`", gap, "")));
  }

  /** A word that says who may see a declaration; {@code gap} reaches to what it says it of. */
  static Diagnostic modifier(SourceText source, Span word, Span gap) {
    return TextDiagnostics.of(
            source,
            ParseCode.FOREIGN_WORD,
            word,
            "`" + shown(source, word) + "` is not said of declarations here")
        .withHelp("all that stands at the top level can be imported, but for tasks")
        .withFixes(List.of(fix("Remove `" + shown(source, word) + "`", gap, "")));
  }

  /** {@code async function f()}; {@code both} are the two words. */
  static Diagnostic asynchronous(SourceText source, Span word, Span both) {
    return TextDiagnostics.of(
            source, ParseCode.FOREIGN_WORD, word, "`async` is not said of declarations here")
        .withHelp("what has steps is a `task`, and every task can wait: `task f() { … }`")
        .withFixes(List.of(fix("Write `task`", both, "task")));
  }

  /** {@code new Item(…)}; {@code gap} reaches to the name. */
  static Diagnostic newWord(SourceText source, Span word, Span gap, String name) {
    return TextDiagnostics.of(
            source, ParseCode.FOREIGN_WORD, word, "a record is built by its name alone")
        .withHelp("write `" + name + "(…)`")
        .withFixes(List.of(fix("Remove `new`", gap, "")));
  }

  /** {@code Item{name: "x"}}. */
  static Diagnostic bracedRecord(SourceText source, Span open, Span close, String name) {
    TextEdit left = new TextEdit(open, "(");
    TextEdit right = new TextEdit(close, ")");
    return TextDiagnostics.of(
            source, ParseCode.EXPECTED_TOKEN, open, "a record is built in parentheses, not braces")
        .withHelp("write `" + name + "(field: value)`")
        .withFixes(List.of(new CodeFix("Write `" + name + "(…)`", List.of(left, right))));
  }

  /** {@code {a.b: x}}; {@code key} is what is computed. */
  static Diagnostic computedKey(SourceText source, Span key) {
    String text = shown(source, key);
    TextEdit open = new TextEdit(new Span(key.start(), key.start()), "(");
    TextEdit close = new TextEdit(new Span(key.end(), key.end()), ")");
    return TextDiagnostics.of(
            source, ParseCode.EXPECTED_TOKEN, key, "a key that is computed stands in parentheses")
        .withHelp("write `(" + text + ")`")
        .withFixes(List.of(new CodeFix("Write `(" + text + ")`", List.of(open, close))));
  }

  /** {@code case x = await …}. */
  static Diagnostic missingLet(SourceText source, Span name) {
    return TextDiagnostics.of(
            source, ParseCode.EXPECTED_TOKEN, name, "what an arm waits for is named with `let`")
        .withFixes(List.of(fix("Insert `let`", new Span(name.start(), name.start()), "let ")));
  }

  /** {@code case a -> { return 1 }}; {@code gap} reaches to the brace. */
  static Diagnostic arrowBeforeBlock(SourceText source, Span arrow, Span gap) {
    return TextDiagnostics.of(
            source,
            ParseCode.EXPECTED_TOKEN,
            arrow,
            "steps in braces follow a case without `" + shown(source, arrow) + "`")
        .withHelp("`case a -> value` gives a value, `case a { … }` runs steps")
        .withFixes(List.of(fix("Remove `" + shown(source, arrow) + "`", gap, "")));
  }

  /** {@code let xs = parallel { … }}. */
  static Diagnostic parallelValue(SourceText source, Span word) {
    return TextDiagnostics.of(
            source, ParseCode.EXPECTED_EXPRESSION, word, "`parallel` gives no value")
        .withHelp(
            "each `let` inside is visible after it; `for x in xs parallel 8 { … yield v }` gives a"
                + " list");
  }

  /** {@code [value for x in items]}, with what stands for the whole where that is known. */
  static Diagnostic comprehension(
      SourceText source, Span word, Span whole, @Nullable String meant) {
    Diagnostic plain =
        TextDiagnostics.of(
                source,
                ParseCode.EXPECTED_TOKEN,
                word,
                "a list is made of another with `map`, not with `for`")
            .withHelp("write `xs.map(x, value)` or, with a condition, `xs.map(x, test, value)`");
    return meant == null
        ? plain
        : plain.withFixes(List.of(fix("Write `" + meant + "`", whole, meant)));
  }

  /** {@code function f(): int}. */
  static Diagnostic resultColon(SourceText source, Span colon) {
    boolean blank = source.text().charAt(colon.start() - 1) == ' ';
    return TextDiagnostics.of(
            source, ParseCode.FOREIGN_OPERATOR, colon, "what a function gives stands after `->`")
        .withFixes(List.of(fix("Write `->`", colon, blank ? "->" : " ->")));
  }

  /** A block where a function has its one expression. */
  static Diagnostic functionBlock(SourceText source, Span open, boolean acts, List<CodeFix> fixes) {
    return TextDiagnostics.of(
            source,
            ParseCode.EXPECTED_TOKEN,
            open,
            "the body of a function is one expression after `=`, not a block")
        .withHelp(
            acts
                ? "what has steps is a `task`, which `run` runs"
                : "choose with `a ? b : c`, walk lists with `map` and `filter`, give parts a"
                    + " function of their own; steps stand in a `task`")
        .withFixes(fixes);
  }

  /** An effect where no step can give it a name. */
  static Diagnostic effectOutsideSteps(SourceText source, Span span, String verb, String place) {
    return TextDiagnostics.of(
            source,
            ParseCode.EFFECT_IN_EXPRESSION,
            span,
            "`" + verb + "` cannot stand in " + place + ", which only computes")
        .withHelp(
            place.equals("a function")
                ? "make it a task: `task name(…) -> T { let x = " + verb + " …  return x }`"
                : "do it in the steps, and keep what it gives in a `let` or a `var`");
  }

  /** {@code if} and its kin where only an expression can be. */
  static Diagnostic choiceOutsideSteps(
      SourceText source, Span span, String word, String place, List<CodeFix> fixes) {
    String help =
        switch (word) {
          case "if" -> "a choice in an expression is `condition ? a : b`";
          case "match" -> "a choice in an expression is `x is case ? a : b` or `x == 1 ? a : b`";
          case "let", "var" ->
              "put the value where it is used, or give it a function of its own; steps stand in a"
                  + " `task`";
          case "for" -> "walk through a list with `xs.map(x, value)` or `xs.filter(x, test)`";
          default -> "blocks stand in the steps of a capsule or in a `task`";
        };
    return TextDiagnostics.of(
            source,
            ParseCode.EFFECT_IN_EXPRESSION,
            span,
            "`" + word + "` cannot stand in " + place + ", which is one expression")
        .withHelp(help)
        .withFixes(fixes);
  }

  /** {@code x not in xs} and {@code x is not found}. */
  static Diagnostic turnedTest(SourceText source, Span written, String operator) {
    return TextDiagnostics.of(
            source,
            ParseCode.FOREIGN_OPERATOR,
            written,
            "`" + shown(source, written) + "` is written `!(… " + operator + " …)` here")
        .withHelp("the whole test is turned round: `!(a " + operator + " b)`");
  }

  /** {@code x?.size()}. */
  static Diagnostic chainedCall(SourceText source, Span written, String function) {
    return TextDiagnostics.of(
            source,
            ParseCode.FOREIGN_OPERATOR,
            written,
            "functions are not called on what may be absent")
        .withHelp("ask first: `x == null ? … : x." + function + "(…)`");
  }

  /** {@code xs[1:3]}; {@code meant} is null where the end cannot be told. */
  static Diagnostic slice(SourceText source, Span written, @Nullable String meant) {
    Diagnostic plain =
        TextDiagnostics.of(source, ParseCode.FOREIGN_OPERATOR, written, "brackets read one element")
            .withHelp("a part of a list is `xs.slice(from, to)`, of text `s.substring(from, to)`");
    return meant == null
        ? plain
        : plain.withFixes(List.of(fix("Write `" + meant + "`", written, meant)));
  }

  /** {@code for (x in xs)}. */
  static Diagnostic loopParenthesis(SourceText source, Span open) {
    return TextDiagnostics.of(
            source, ParseCode.EXPECTED_NAME, open, "the head of a `for` has no parentheses")
        .withHelp("write `for x in xs { … }`");
  }

  /** {@code for (let i = 0; i < 3; i++)}; {@code meant} is null where that is no plain count. */
  static Diagnostic countedLoop(SourceText source, Span head, @Nullable String meant) {
    Diagnostic plain =
        TextDiagnostics.of(
                source, ParseCode.EXPECTED_NAME, head, "a `for` walks through a list or map")
            .withHelp(
                "numbers up to `n` are `for i in lists.range(n) max 100 { … }`; what turns while"
                    + " something holds is `while … max 100 { … }`");
    return meant == null
        ? plain
        : plain.withFixes(List.of(fix("Write `" + meant + "`", head, meant)));
  }

  /** {@code print("x")}. */
  static Diagnostic printing(SourceText source, Span written, Span line) {
    return TextDiagnostics.of(
            source, ParseCode.EXPECTED_STEP, written, "a program prints and logs nothing")
        .withHelp(
            "the history of a run shows each step with its values; `checkpoint \"…\"` names a"
                + " stage, `emit` tells others")
        .withFixes(List.of(fix("Remove it", line, "")));
  }

  /** {@code ++n}. */
  static Diagnostic increment(SourceText source, Span written, String name, String sign) {
    String meant = "set " + name + " = " + name + " " + sign + " 1";
    return TextDiagnostics.of(
            source,
            ParseCode.MISSING_SET,
            written,
            "a new value for `" + name + "` is given with `set`")
        .withFixes(List.of(fix("Write `" + meant + "`", written, meant)));
  }

  /** {@code xs.push(x)}; {@code meant} is null where no text is surely meant. */
  static Diagnostic changedValue(
      SourceText source, Span written, String name, boolean variable, @Nullable String meant) {
    Diagnostic plain =
        TextDiagnostics.of(
                source, ParseCode.MISSING_SET, written, "values do not change in their place")
            .withHelp(
                variable
                    ? "make the new one and keep it: `set " + name + " = …`"
                    : "name it with `var`, so that the new one can be kept: `set "
                        + name
                        + " = …`");
    return meant == null
        ? plain
        : plain.withFixes(List.of(fix("Write `" + meant + "`", written, meant)));
  }
}
