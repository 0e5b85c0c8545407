package ai.somagent.soma.bind;

import ai.somagent.soma.diagnostic.CodeFix;
import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.diagnostic.DiagnosticCode;
import ai.somagent.soma.diagnostic.RelatedSpan;
import ai.somagent.soma.diagnostic.TextEdit;
import ai.somagent.soma.source.Span;
import ai.somagent.soma.syntax.NameSyntax;
import java.util.List;

/** Diagnostics about names, in one wording wherever names are looked up. */
public final class NameReports {
  private NameReports() {}

  /**
   * A name that nothing has.
   *
   * @param message what is unknown, for example {@code unknown name `artifct`}
   * @param known names that would do; the nearest becomes the fix
   */
  public static Diagnostic unknown(
      DiagnosticCode code, String source, NameSyntax name, String message, Iterable<String> known) {
    Diagnostic plain = Diagnostic.of(code, source, name.span(), message);
    String near = NearName.find(name.text(), known);
    return near == null
        ? plain
        : plain
            .withHelp("did you mean `" + near + "`?")
            .withFixes(List.of(replace(name.span(), near, "Change to `" + near + "`")));
  }

  /** The fix that puts {@code text} where {@code span} is. */
  public static CodeFix replace(Span span, String text, String title) {
    return new CodeFix(title, List.of(new TextEdit(span, text)));
  }

  /** The place where {@code declaration} introduces its name. */
  public static RelatedSpan declaredHere(BoundDeclaration declaration) {
    return new RelatedSpan(
        declaration.file().source(), declaration.name().span(), "declared here");
  }
}
