package ai.somagent.soma.query;

import ai.somagent.soma.compile.CheckedFile;
import ai.somagent.soma.parse.Parser;
import ai.somagent.soma.source.SourceText;
import ai.somagent.soma.source.Span;
import ai.somagent.soma.syntax.DeclarationSyntax;
import ai.somagent.soma.syntax.ParsedFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What may be written at a place, in a text in any state. A made-up name is put there, the
 * declaration around it is read again, and where that name turns up says what fits.
 */
public final class CompletionQuery {
  private static final String HEADER = "module x\n";

  private CompletionQuery() {}

  /**
   * A suggestion.
   *
   * @param kind null for a word of the language
   * @param detail type or kind, for people
   * @param insert text that replaces {@code replaced}
   * @param rank smaller is likelier
   */
  public record Suggestion(
      String label,
      Target.@Nullable Kind kind,
      String detail,
      String insert,
      Span replaced,
      int rank) {}

  /** Suggestions at {@code offset}, the likeliest first. */
  public static List<Suggestion> at(WorkspaceIndex index, String source, int offset) {
    CheckedFile file = index.file(source);
    if (file == null) {
      return List.of();
    }
    String text = file.parsed().source().text();
    Span word = wordAt(text, Math.min(offset, text.length()));
    Candidates candidates = new Candidates(index, file, word);
    DeclarationSyntax around = around(file.parsed(), word);
    if (isInComment(file.parsed(), offset)) {
      return List.of();
    }
    if (around == null) {
      candidates.topLevel(text);
    } else {
      inside(candidates, file, around, word);
    }
    List<Suggestion> found = new ArrayList<>(candidates.found());
    found.sort(Comparator.comparingInt(Suggestion::rank).thenComparing(Suggestion::label));
    return found;
  }

  private static void inside(
      Candidates candidates, CheckedFile file, DeclarationSyntax around, Span word) {
    String text = file.parsed().source().text();
    int start = around.span().start();
    // What stands before the cursor keeps its place, since messages and fixes read the text there.
    String header = start < HEADER.length() ? "" : HEADER;
    String piece =
        header
            + " ".repeat(start - header.length())
            + text.substring(start, word.start())
            + Probe.MARKER
            + text.substring(word.end(), Math.max(word.end(), endOf(file.parsed(), around)));
    ParsedFile parsed = Parser.parse(new SourceText(file.source(), piece));
    Probe.Place place = FileNames.probe(parsed, file.scope(), candidates.facts());
    if (place == null) {
      candidates.words(around, word);
    } else {
      candidates.at(place);
    }
  }

  private static Span wordAt(String text, int offset) {
    int start = offset;
    while (start > 0 && isPart(text.charAt(start - 1))) {
      start--;
    }
    int end = offset;
    while (end < text.length() && isPart(text.charAt(end))) {
      end++;
    }
    return new Span(start, end);
  }

  private static boolean isPart(char c) {
    return c == '_' || c < 128 && Character.isLetterOrDigit(c);
  }

  private static boolean isInComment(ParsedFile file, int offset) {
    return file.comments().stream()
        .anyMatch(c -> c.span().start() < offset && offset <= c.span().end());
  }

  /** The declaration that the word stands in: the last one that begins before it. */
  private static @Nullable DeclarationSyntax around(ParsedFile file, Span word) {
    DeclarationSyntax found = null;
    for (DeclarationSyntax declaration : file.file().declarations()) {
      if (declaration.span().start() < word.start()) {
        found = declaration;
      }
    }
    if (found == null) {
      return null;
    }
    boolean behind =
        found.span().end() < word.start()
            && file.source().text().substring(found.span().end(), word.start()).contains("\n");
    return behind && found != null && !isOpen(file, found, word) ? null : found;
  }

  /** Whether brackets that the declaration opens are still open at the word. */
  private static boolean isOpen(ParsedFile file, DeclarationSyntax declaration, Span word) {
    int open = 0;
    String text = file.source().text();
    for (int i = declaration.span().start(); i < word.start(); i++) {
      char c = text.charAt(i);
      open += c == '{' || c == '(' ? 1 : c == '}' || c == ')' ? -1 : 0;
    }
    return open > 0;
  }

  private static int endOf(ParsedFile file, DeclarationSyntax around) {
    int end = file.source().text().length();
    for (DeclarationSyntax declaration : file.file().declarations()) {
      if (declaration.span().start() > around.span().start()) {
        end = Math.min(end, declaration.span().start());
      }
    }
    return end;
  }
}
