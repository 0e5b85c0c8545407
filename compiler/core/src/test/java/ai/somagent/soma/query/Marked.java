package ai.somagent.soma.query;

import ai.somagent.soma.compile.CheckedWorkspace;
import ai.somagent.soma.compile.CompilationInput;
import ai.somagent.soma.compile.ModuleLibrary;
import ai.somagent.soma.source.SourceText;
import ai.somagent.soma.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** A workspace of texts, one of which holds the cursor, written {@code ¦}. */
record Marked(WorkspaceIndex index, String source, int offset) {

  /** Texts are named {@code 0.soma}, {@code 1.soma} and so on. */
  static Marked of(String... texts) {
    List<SourceText> sources = new ArrayList<>();
    String cursor = "0.soma";
    int offset = 0;
    for (int i = 0; i < texts.length; i++) {
      int at = texts[i].indexOf('¦');
      if (at >= 0) {
        cursor = i + ".soma";
        offset = at;
      }
      sources.add(new SourceText(i + ".soma", texts[i].replace("¦", "")));
    }
    CheckedWorkspace workspace =
        CheckedWorkspace.of(new CompilationInput(sources, ModuleLibrary.EMPTY));
    return new Marked(new WorkspaceIndex(workspace), cursor, offset);
  }

  String text(String name) {
    return Objects.requireNonNull(index.file(name)).parsed().source().text();
  }

  /** The text of a place with its file and line, from 1. */
  String show(Location place) {
    String text = text(place.source());
    Span span = place.span();
    int line = (int) text.substring(0, span.start()).chars().filter(c -> c == '\n').count() + 1;
    return place.source() + ":" + line + " " + text.substring(span.start(), span.end());
  }

  NameUse use() {
    return Objects.requireNonNull(index.at(source, offset));
  }

  Location definition() {
    return Objects.requireNonNull(index.definition(use().target(), source));
  }

  List<String> references() {
    return index.references(use().target()).stream().map(this::show).toList();
  }

  List<String> completions() {
    return CompletionQuery.at(index, source, offset).stream()
        .map(CompletionQuery.Suggestion::label)
        .toList();
  }
}
