package ai.somagent.soma.type;

import ai.somagent.soma.checked.Label;
import ai.somagent.soma.diagnostic.CodeFix;
import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.diagnostic.RelatedSpan;
import ai.somagent.soma.diagnostic.TextEdit;
import ai.somagent.soma.source.SourceText;
import ai.somagent.soma.source.Span;
import ai.somagent.soma.syntax.NameSyntax;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The words of labels. */
final class LabelNames {
  private LabelNames() {}

  static @Nullable Label find(String word) {
    return switch (word) {
      case "secret" -> Label.SECRET;
      case "pii" -> Label.PII;
      case "untrusted" -> Label.UNTRUSTED;
      default -> null;
    };
  }

  static Diagnostic repeated(NameSyntax again, NameSyntax first, SourceText text) {
    return Diagnostic.of(
            TypeCode.REPEATED_LABEL,
            text.name(),
            again.span(),
            "`" + again.text() + "` is already said of this type")
        .withRelated(List.of(new RelatedSpan(text.name(), first.span(), "first one here")))
        .withFixes(
            List.of(
                new CodeFix(
                    "Remove the second one",
                    List.of(new TextEdit(withBlanks(again.span(), text.text()), "")))));
  }

  private static Span withBlanks(Span word, String text) {
    int end = word.end();
    while (end < text.length() && text.charAt(end) <= ' ') {
      end++;
    }
    return new Span(word.start(), end);
  }
}
