package ai.somagent.soma.parse;

import ai.somagent.soma.grammar.SomaParser.DeclarationContext;
import ai.somagent.soma.grammar.SomaParser.FileContext;
import ai.somagent.soma.grammar.SomaParser.ImportNamesContext;
import ai.somagent.soma.grammar.SomaParser.Import_Context;
import ai.somagent.soma.grammar.SomaParser.ModuleContext;
import ai.somagent.soma.grammar.SomaParser.WordContext;
import ai.somagent.soma.source.Span;
import ai.somagent.soma.syntax.DeclarationSyntax;
import ai.somagent.soma.syntax.DeclarationSyntax.ErrorDeclarationSyntax;
import ai.somagent.soma.syntax.FileSyntax;
import ai.somagent.soma.syntax.ImportSyntax;
import ai.somagent.soma.syntax.ImportSyntax.ContractImportSyntax;
import ai.somagent.soma.syntax.ImportSyntax.ModuleImportSyntax;
import ai.somagent.soma.syntax.NameSyntax;
import ai.somagent.soma.syntax.PathSyntax;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.tree.ErrorNode;
import org.antlr.v4.runtime.tree.ParseTree;
import org.jspecify.annotations.Nullable;

/** A whole file: its header, its imports, and its declarations in order. */
final class FileBuilder {
  private final TreeBuilder builder;

  FileBuilder(ParseReport report) {
    this.builder = new TreeBuilder(report);
  }

  FileSyntax file(FileContext context) {
    List<ImportSyntax> imports = new ArrayList<>();
    List<DeclarationSyntax> declarations = new ArrayList<>();
    SkippedText skipped = new SkippedText();
    if (context.children != null) {
      for (ParseTree child : context.children) {
        if (child instanceof ErrorNode) {
          skipped.add(child);
        } else if (child instanceof Import_Context anImport) {
          imports.add(importOf(anImport));
        } else if (child instanceof DeclarationContext declaration) {
          skipped.flushDeclaration(declarations);
          declarations.add(declaration(declaration));
        }
      }
    }
    skipped.flushDeclaration(declarations);
    Span whole = new Span(0, builder.source.text().length());
    return new FileSyntax(module(context.module()), imports, declarations, whole);
  }

  /** The tree of a text that was not read at all. */
  static FileSyntax unread(ParseReport report) {
    Span whole = new Span(0, report.source().text().length());
    List<DeclarationSyntax> nothing =
        whole.length() == 0 ? List.of() : List.of(new ErrorDeclarationSyntax(whole));
    return new FileSyntax(missingModule(), List.of(), nothing, whole);
  }

  private static PathSyntax missingModule() {
    Span start = new Span(0, 0);
    return new PathSyntax(List.of(new NameSyntax("", start)), start);
  }

  private PathSyntax module(@Nullable ModuleContext context) {
    if (context == null) {
      builder.report.addSyntax(ParseDiagnostics.missingModule(builder.source));
      return missingModule();
    }
    return builder.names.path(context.path(), context);
  }

  private ImportSyntax importOf(Import_Context context) {
    PathSyntax path = builder.names.path(context.path(), context);
    Span span = TreeSpans.of(context);
    if (context.file_ != null) {
      if (path.parts().size() > 1) {
        builder.report.addSyntax(ParseDiagnostics.dottedContract(builder.source, path.span()));
      }
      NameSyntax alias = builder.names.name(context.alias, context);
      return new ContractImportSyntax(
          path.last(), builder.strings.string(context.file_, context), alias, span);
    }
    NameSyntax alias = context.AS() == null ? null : builder.names.name(context.alias, context);
    return new ModuleImportSyntax(
        path, builder.strings.optional(context.version), names(context.importNames()), alias, span);
  }

  private List<NameSyntax> names(@Nullable ImportNamesContext context) {
    if (context == null) {
      return List.of();
    }
    List<NameSyntax> names = new ArrayList<>();
    for (WordContext word : context.word()) {
      names.add(builder.names.word(word, context));
    }
    return names;
  }

  private DeclarationSyntax declaration(DeclarationContext context) {
    Span span = TreeSpans.of(context);
    if (context.children == null) {
      return new ErrorDeclarationSyntax(span);
    }
    ParseTree only = context.children.getFirst();
    DeclarationSyntax declaration = builder.declarations.declaration(only, span);
    if (declaration == null) {
      declaration = builder.contracts.declaration(only, span);
    }
    return declaration == null ? new ErrorDeclarationSyntax(span) : declaration;
  }
}
