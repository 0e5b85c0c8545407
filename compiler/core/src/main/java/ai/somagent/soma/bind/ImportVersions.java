package ai.somagent.soma.bind;

import ai.somagent.soma.diagnostic.CodeFix;
import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.diagnostic.DiagnosticSink;
import ai.somagent.soma.diagnostic.TextEdit;
import ai.somagent.soma.source.Span;
import ai.somagent.soma.syntax.ImportSyntax.ModuleImportSyntax;
import ai.somagent.soma.syntax.StringSyntax;
import java.util.List;

/** Whether the module that was found is one that the import takes. */
final class ImportVersions {
  private ImportVersions() {}

  static void check(
      BoundFile file, ModuleImportSyntax wanted, BoundModule target, DiagnosticSink sink) {
    StringSyntax written = wanted.version();
    if (written == null) {
      return;
    }
    VersionRange range = written.isConstant() ? VersionRange.read(written.constantText()) : null;
    if (range == null) {
      sink.report(noRange(file, written));
    } else if (!target.isLibrary() || target.version() == null) {
      sink.report(noVersion(file, wanted, written, target));
    } else if (!range.contains(target.version())) {
      String message =
          "module `"
              + target.name()
              + "` is there in version "
              + target.version()
              + ", and `"
              + written.constantText()
              + "` does not take that";
      sink.report(
          Diagnostic.of(BindCode.VERSION_MISMATCH, file.source(), written.span(), message)
              .withHelp("widen the range, or bring a version that lies in it"));
    }
  }

  private static Diagnostic noVersion(
      BoundFile file, ModuleImportSyntax wanted, StringSyntax written, BoundModule target) {
    String message =
        target.isLibrary()
            ? "module `" + target.name() + "` has no version"
            : "module `" + target.name() + "` is part of this workspace and has no version";
    Span cut = new Span(wanted.module().span().end(), written.span().end());
    return Diagnostic.of(BindCode.NO_VERSION, file.source(), written.span(), message)
        .withHelp("leave the version out")
        .withFixes(List.of(new CodeFix("Remove the version", List.of(new TextEdit(cut, "")))));
  }

  private static Diagnostic noRange(BoundFile file, StringSyntax written) {
    String text = written.constantText();
    Diagnostic plain =
        Diagnostic.of(
            BindCode.VERSION_RANGE,
            file.source(),
            written.span(),
            written.isConstant()
                ? "`" + text + "` is no range of versions"
                : "a range of versions is a string without `${…}`");
    if (written.isConstant() && VersionRange.read("^" + text) != null) {
      String better = "\"^" + text + "\"";
      return plain
          .withHelp("`^" + text + "` takes every compatible version, `" + text + ".x` any of it")
          .withFixes(
              List.of(NameReports.replace(written.span(), better, "Change to `^" + text + "`")));
    }
    return plain.withHelp("for example `1.2.3`, `^1.2`, `~1.2`, `1.x` or `>=1.2 <2`");
  }
}
