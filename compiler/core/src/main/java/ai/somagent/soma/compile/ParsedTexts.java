package ai.somagent.soma.compile;

import ai.somagent.soma.parse.Parser;
import ai.somagent.soma.source.SourceText;
import ai.somagent.soma.syntax.ParsedFile;
import java.util.ArrayList;
import java.util.List;

/** Parses the texts of a workspace: one after the other when they are few, else side by side. */
final class ParsedTexts {
  /** Fewer take less time than waking up threads and loading what they are made of. */
  private static final int MANY = 16;

  private ParsedTexts() {}

  /** The trees in the order of {@code texts}. */
  static List<ParsedFile> of(List<SourceText> texts) {
    if (texts.size() >= MANY && Runtime.getRuntime().availableProcessors() > 1) {
      return texts.parallelStream().map(Parser::parse).toList();
    }
    List<ParsedFile> files = new ArrayList<>(texts.size());
    for (SourceText text : texts) {
      files.add(Parser.parse(text));
    }
    return files;
  }
}
