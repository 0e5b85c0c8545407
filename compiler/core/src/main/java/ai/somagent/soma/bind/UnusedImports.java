package ai.somagent.soma.bind;

import ai.somagent.soma.diagnostic.CodeFix;
import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.diagnostic.DiagnosticSink;
import ai.somagent.soma.diagnostic.TextEdit;
import ai.somagent.soma.source.Span;
import ai.somagent.soma.syntax.ImportSyntax;
import ai.somagent.soma.syntax.ImportSyntax.ContractImportSyntax;
import ai.somagent.soma.syntax.ImportSyntax.ModuleImportSyntax;
import ai.somagent.soma.syntax.NameSyntax;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds imported names that stand nowhere else in their file. Goes by the words of the code, so a
 * name that is only a field elsewhere passes; it never accuses wrongly.
 */
final class UnusedImports {
  private final BoundFile file;
  private final DiagnosticSink sink;
  private final List<String> unused;

  private UnusedImports(BoundFile file, DiagnosticSink sink) {
    this.file = file;
    this.sink = sink;
    Set<String> names = new LinkedHashSet<>(file.imports().keySet());
    names.addAll(file.aliases().keySet());
    this.unused = CodeWords.missing(file.parsed().source().text(), endOfImports(file), names);
  }

  static void report(BoundFile file, DiagnosticSink sink) {
    if (!file.parsed().hasErrors() && !file.parsed().file().imports().isEmpty()) {
      new UnusedImports(file, sink).report();
    }
  }

  private void report() {
    for (ImportSyntax syntax : file.parsed().file().imports()) {
      switch (syntax) {
        case ModuleImportSyntax wanted -> reportModule(wanted);
        case ContractImportSyntax wanted -> reportContract(wanted);
      }
    }
  }

  private void reportContract(ContractImportSyntax wanted) {
    String alias = wanted.alias().text();
    boolean bound = file.imports().containsKey(alias) || file.aliases().containsKey(alias);
    if (bound && !isUsed(alias)) {
      sink.report(warning(file, wanted.alias(), wholeLine(file, wanted.span())));
    }
  }

  private void reportModule(ModuleImportSyntax wanted) {
    List<NameSyntax> unused = new ArrayList<>();
    for (NameSyntax name : wanted.names()) {
      if (file.imports().containsKey(name.text()) && !isUsed(name.text())) {
        unused.add(name);
      }
    }
    NameSyntax alias = wanted.alias();
    boolean aliasUnused =
        alias != null && file.aliases().containsKey(alias.text()) && !isUsed(alias.text());
    boolean all = unused.size() == wanted.names().size() && (alias == null || aliasUnused);
    for (NameSyntax name : unused) {
      Span cut = all ? wholeLine(file, wanted.span()) : withComma(wanted.names(), name);
      sink.report(warning(file, name, cut));
    }
    if (alias != null && aliasUnused) {
      Span cut =
          all ? wholeLine(file, wanted.span()) : new Span(endOfModule(wanted), alias.span().end());
      sink.report(warning(file, alias, cut));
    }
  }

  private static int endOfModule(ModuleImportSyntax wanted) {
    int end = wanted.module().span().end();
    if (wanted.version() != null) {
      end = Math.max(end, wanted.version().span().end());
    }
    return end;
  }

  private static Diagnostic warning(BoundFile file, NameSyntax name, Span cut) {
    return Diagnostic.of(
            BindCode.UNUSED_IMPORT,
            file.source(),
            name.span(),
            "`" + name.text() + "` is imported and never used")
        .withFixes(List.of(new CodeFix("Remove the import", List.of(new TextEdit(cut, "")))));
  }

  private static Span withComma(List<NameSyntax> names, NameSyntax name) {
    int at = names.indexOf(name);
    return at + 1 < names.size()
        ? new Span(name.span().start(), names.get(at + 1).span().start())
        : new Span(names.get(at - 1).span().end(), name.span().end());
  }

  private static Span wholeLine(BoundFile file, Span span) {
    String text = file.parsed().source().text();
    int end = span.end();
    while (end < text.length() && text.charAt(end) == ' ') {
      end++;
    }
    return new Span(span.start(), end < text.length() && text.charAt(end) == '\n' ? end + 1 : end);
  }

  private boolean isUsed(String name) {
    return !unused.contains(name);
  }

  /** Imports and header stand before all else, so that what is behind them is the rest. */
  private static int endOfImports(BoundFile file) {
    int end = file.parsed().file().module().span().end();
    for (ImportSyntax syntax : file.parsed().file().imports()) {
      end = Math.max(end, syntax.span().end());
    }
    return end;
  }
}
