package ai.somagent.soma.format;

import ai.somagent.soma.syntax.ParsedFile;

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
    if (file.hasErrors()) {
      throw new IllegalArgumentException(file.source().name() + " has syntax errors");
    }
    Trivia trivia = new Trivia(file);
    int end = file.source().text().length();
    Doc doc = new FilePrinter(new Printers(trivia)).file(file.file(), end);
    String text = DocRenderer.render(doc);
    trivia.checkAllTaken();
    return text + "\n";
  }
}
