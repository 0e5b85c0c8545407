package ai.somagent.soma.compile;

import ai.somagent.soma.bind.BoundDeclaration;
import ai.somagent.soma.source.SourceText;
import ai.somagent.soma.source.Span;
import ai.somagent.soma.syntax.DeclarationSyntax;
import ai.somagent.soma.syntax.FileSyntax;
import ai.somagent.soma.syntax.ImportSyntax;
import ai.somagent.soma.syntax.NameSyntax;
import ai.somagent.soma.syntax.ParsedFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What of a text decides whether others must be checked again: its head, its named declarations,
 * and the words it uses. Goes by words, so that it may ask too much and never too little.
 * Immutable.
 *
 * @param head the text up to the last import
 * @param declarations in order of place
 */
record FileOutline(String head, List<Declaration> declarations, WordSet words) {

  /**
   * A declaration as written.
   *
   * @param text the whole file's
   * @param body of a function or a constant with a type: what its users see only in part; empty for
   *     all else
   */
  record Declaration(String name, String text, Span span, Span body) {
    boolean isWrittenAs(Declaration other) {
      return span.length() == other.span.length()
          && text.regionMatches(span.start(), other.text, other.span.start(), span.length());
    }

    boolean mentions(String word) {
      return WordSet.contains(text, span.start(), span.end(), word);
    }

    /** Whether {@code word} stands in its body alone. */
    boolean mentionsInside(String word) {
      return body.length() > 0
          && !WordSet.contains(text, span.start(), body.start(), word)
          && !WordSet.contains(text, body.end(), span.end(), word);
    }
  }

  static FileOutline of(ParsedFile file) {
    SourceText source = file.source();
    List<Declaration> declarations = new ArrayList<>();
    for (DeclarationSyntax declaration : file.file().declarations()) {
      NameSyntax name = BoundDeclaration.nameOf(declaration);
      if (name != null && !name.isMissing()) {
        declarations.add(
            new Declaration(name.text(), source.text(), declaration.span(), body(declaration)));
      }
    }
    return new FileOutline(
        source.text().substring(0, endOfHead(file.file())),
        declarations,
        WordSet.of(source.text()));
  }

  private static Span body(DeclarationSyntax declaration) {
    return switch (declaration) {
      case DeclarationSyntax.FunctionSyntax function -> function.body().span();
      case DeclarationSyntax.ConstSyntax constant when constant.type() != null ->
          constant.value().span();
      default -> new Span(declaration.span().start(), declaration.span().start());
    };
  }

  private static int endOfHead(FileSyntax file) {
    int end = file.module().span().end();
    for (ImportSyntax syntax : file.imports()) {
      end = Math.max(end, syntax.span().end());
    }
    return end;
  }

  /** Names of declarations that are not as they were in {@code before}; of two with one, both. */
  Set<String> changedSince(FileOutline before) {
    Map<String, List<Declaration>> old = before.byName();
    Map<String, List<Declaration>> now = byName();
    Set<String> changed = new HashSet<>();
    now.forEach((name, here) -> {
      if (!areWrittenAs(here, old.getOrDefault(name, List.of()))) {
        changed.add(name);
      }
    });
    for (String name : old.keySet()) {
      if (!now.containsKey(name)) {
        changed.add(name);
      }
    }
    return changed;
  }

  private static boolean areWrittenAs(List<Declaration> here, List<Declaration> there) {
    boolean same = here.size() == there.size();
    for (int i = 0; same && i < here.size(); i++) {
      same = here.get(i).isWrittenAs(there.get(i));
    }
    return same;
  }

  private Map<String, List<Declaration>> byName() {
    Map<String, List<Declaration>> named = new HashMap<>();
    for (Declaration declaration : declarations) {
      named.computeIfAbsent(declaration.name(), name -> new ArrayList<>(1)).add(declaration);
    }
    return named;
  }
}
