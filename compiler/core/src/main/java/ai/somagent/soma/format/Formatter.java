package ai.somagent.soma.format;

import ai.somagent.soma.diagnostic.TextEdit;
import ai.somagent.soma.source.Span;
import ai.somagent.soma.syntax.ParsedFile;
import java.util.List;

/** The front door of formatting. */
public final class Formatter {
  private Formatter() {}

  /**
   * The canonical text of {@code file}: the same tree and the same comments, laid out anew.
   * Formatting its result again gives that result.
   *
   * @throws IllegalArgumentException if the file has syntax errors
   */
  public static String format(ParsedFile file) {
    Trivia trivia = new Trivia(file);
    String text = DocRenderer.render(document(file, trivia));
    trivia.checkAllTaken();
    return text + "\n";
  }

  /**
   * What {@link #format} would change, as small edits in order of place that do not touch each
   * other; empty for a canonical text. Line ends stay of the kind the text has.
   *
   * @throws IllegalArgumentException if the file has syntax errors
   */
  public static List<TextEdit> edits(ParsedFile file) {
    String text = file.source().text();
    return LineDifference.edits(text, withLineEnds(text, format(file)), 0);
  }

  /**
   * Lays out what a selection touches and nothing else: whole declarations, members or steps, the
   * innermost that hold {@code range}. A selection outside all of them, such as one that holds the
   * header, is the whole text.
   *
   * @param range offsets into the text; an empty one is a caret
   * @return small edits in order of place that do not touch each other
   * @throws IllegalArgumentException if the file has syntax errors
   */
  public static List<TextEdit> formatRange(ParsedFile file, Span range) {
    Trivia trivia = new Trivia(file);
    ItemLines lines = DocRenderer.lines(document(file, trivia));
    trivia.checkAllTaken();
    String text = file.source().text();
    RangeFormatting.Part part = new RangeFormatting(text, lines).find(range);
    if (part == null) {
      return LineDifference.edits(text, withLineEnds(text, lines.text + "\n"), 0);
    }
    String before = text.substring(part.before().start(), part.before().end());
    String after = lines.text.substring(part.after().start(), part.after().end());
    return LineDifference.edits(before, withLineEnds(text, after), part.before().start());
  }

  private static String withLineEnds(String text, String formatted) {
    return text.contains("\r\n") ? formatted.replace("\n", "\r\n") : formatted;
  }

  private static Doc document(ParsedFile file, Trivia trivia) {
    if (file.hasErrors()) {
      throw new IllegalArgumentException(file.source().name() + " has syntax errors");
    }
    int end = file.source().text().length();
    return new FilePrinter(new Printers(trivia)).file(file.file(), end);
  }
}
