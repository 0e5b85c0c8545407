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
    return near == null ? plain : suggest(plain, near);
  }

  /** Adds the question whether {@code better} was meant, and the fix that puts it there. */
  public static Diagnostic suggest(Diagnostic plain, String better) {
    return plain
        .withHelp("did you mean `" + better + "`?")
        .withFixes(List.of(replace(plain.span(), better, "Change to `" + better + "`")));
  }

  /** The fix that puts {@code text} where {@code span} is. */
  public static CodeFix replace(Span span, String text, String title) {
    return new CodeFix(title, List.of(new TextEdit(span, text)));
  }

  /** The place where {@code declaration} introduces its name. */
  public static RelatedSpan declaredHere(BoundDeclaration declaration) {
    return new RelatedSpan(declaration.file().source(), declaration.name().span(), "declared here");
  }
}
