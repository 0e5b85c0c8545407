package ai.somagent.soma.parse;

import static ai.somagent.soma.parse.TextDiagnostics.fix;
import static ai.somagent.soma.parse.TextDiagnostics.shown;

import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.diagnostic.RelatedSpan;
import ai.somagent.soma.source.SourceText;
import ai.somagent.soma.source.Span;
import java.util.List;

/** Messages about brackets that have no partner. */
final class BracketDiagnostics {
  private BracketDiagnostics() {}

  /**
   * @param place where the closing bracket is missed
   * @param open the brackets it should close, innermost first
   * @param insertion what closes them all
   */
  static Diagnostic unclosedBracket(
      SourceText source, Span place, String closing, List<Span> open, String insertion) {
    String what =
        switch (closing) {
          case ")" -> "to close this parenthesis";
          case "]" -> "to close this bracket";
          default -> "to close this block";
        };
    List<RelatedSpan> related =
        open.stream()
            .limit(3)
            .map(span -> new RelatedSpan(source.name(), span, "opened here"))
            .toList();
    return TextDiagnostics.of(
            source, ParseCode.UNCLOSED_BRACKET, place, "expected `" + closing + "` " + what)
        .withRelated(related)
        .withFixes(
            List.of(
                fix(
                    "Insert `" + insertion.strip().replaceAll("\\s+", " ") + "`",
                    new Span(place.start(), place.start()),
                    insertion)));
  }

  static Diagnostic unopenedBracket(SourceText source, Span span) {
    return TextDiagnostics.of(
            source,
            ParseCode.UNOPENED_BRACKET,
            span,
            "`" + shown(source, span) + "` closes nothing")
        .withFixes(List.of(fix("Remove `" + shown(source, span) + "`", span, "")));
  }
}
