package ai.somagent.soma.parse;

import ai.somagent.soma.diagnostic.CodeFix;
import ai.somagent.soma.source.Span;
import org.jspecify.annotations.Nullable;

/**
 * What is said to an author who writes as in another language.
 *
 * @param message instead of what was expected, or null
 * @param fix null where no text is surely meant
 */
record Advice(@Nullable String message, String help, @Nullable CodeFix fix) {
  static Advice help(String help) {
    return new Advice(null, help, null);
  }

  static Advice replace(String help, Span span, String replacement) {
    String title = replacement.isEmpty() ? "Remove it" : "Write `" + replacement.strip() + "`";
    return new Advice(null, help, TextDiagnostics.fix(title, span, replacement));
  }

  static Advice insert(String help, int offset, String text) {
    Span place = new Span(offset, offset);
    return new Advice(
        null, help, TextDiagnostics.fix("Insert `" + text.strip() + "`", place, text));
  }
}
