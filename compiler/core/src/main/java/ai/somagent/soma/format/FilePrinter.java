package ai.somagent.soma.format;

import ai.somagent.soma.syntax.DeclarationSyntax;
import ai.somagent.soma.syntax.FileSyntax;
import ai.somagent.soma.syntax.ImportSyntax;
import ai.somagent.soma.syntax.ImportSyntax.ContractImportSyntax;
import ai.somagent.soma.syntax.ImportSyntax.ModuleImportSyntax;
import ai.somagent.soma.syntax.NameSyntax;
import ai.somagent.soma.syntax.StringSyntax;
import ai.somagent.soma.syntax.Syntax;
import java.util.ArrayList;
import java.util.List;

/** A whole file: header, imports, declarations. */
final class FilePrinter {
  private final Printers printers;
  private final Trivia trivia;
  private final DeclarationPrinter declarations;

  FilePrinter(Printers printers) {
    this.printers = printers;
    this.trivia = printers.trivia();
    this.declarations = new DeclarationPrinter(printers);
  }

  Doc file(FileSyntax file, int end) {
    List<Doc> parts = new ArrayList<>();
    parts.add(trivia.lines(file.module().span().start()));
    parts.add(Doc.text("module "));
    parts.add(Words.path(file.module()));
    List<Syntax> items = new ArrayList<>(file.imports());
    items.addAll(file.declarations());
    int first = items.isEmpty() ? end : items.getFirst().span().start();
    parts.add(trivia.lineEnd(first));
    List<Place<Syntax>> places = trivia.place(items, end);
    ItemLines.Siblings siblings = new ItemLines.Siblings();
    Syntax previous = file.module();
    for (Place<Syntax> place : places) {
      parts.add(separator(previous, place));
      parts.add(printers.layouts().line(siblings, place, this::item));
      previous = place.item();
    }
    trivia.leave(places);
    int last = places.isEmpty() ? file.module().span().end() : places.getLast().to();
    parts.addAll(trivia.dangling(last, end));
    return Doc.concat(parts);
  }

  /** Imports stay together, as may runs of the shortest declarations; the rest stands apart. */
  private Doc separator(Syntax previous, Place<Syntax> place) {
    Syntax item = place.item();
    boolean imports = previous instanceof ImportSyntax && item instanceof ImportSyntax;
    if (imports) {
      return place.gap() && trivia.hasLeading(place) ? Doc.GAP : Doc.HARD;
    }
    boolean run = isShort(item) && previous.getClass() == item.getClass();
    return run && !place.gap() && !trivia.isDocumented(place) ? Doc.HARD : Doc.GAP;
  }

  private static boolean isShort(Syntax item) {
    return item instanceof DeclarationSyntax.AliasSyntax
        || item instanceof DeclarationSyntax.ConstSyntax
        || item instanceof DeclarationSyntax.ErrorKindSyntax;
  }

  private Doc item(Syntax item) {
    return switch (item) {
      case ModuleImportSyntax module -> module(module);
      case ContractImportSyntax contract ->
          Doc.concat(
              Doc.text("import "),
              Words.word(contract.kind()),
              Doc.text(" "),
              printers.strings().print(contract.file()),
              Doc.text(" as "),
              Words.name(contract.alias()));
      case DeclarationSyntax declaration -> declarations.declaration(declaration);
      default -> throw new IllegalArgumentException("not at top level: " + item);
    };
  }

  private Doc module(ModuleImportSyntax module) {
    List<Doc> parts = new ArrayList<>();
    parts.add(Doc.text("import "));
    parts.add(Words.path(module.module()));
    StringSyntax version = module.version();
    if (version != null) {
      parts.add(Doc.text(" version "));
      parts.add(printers.strings().print(version));
    }
    if (!module.names().isEmpty()) {
      int end = module.span().end() - 1;
      parts.add(Doc.text(" "));
      parts.add(printers.layouts().loose(module.names(), end, Words::word));
    }
    NameSyntax alias = module.alias();
    if (alias != null) {
      parts.add(Doc.text(" as "));
      parts.add(Words.name(alias));
    }
    return Doc.concat(parts);
  }
}
