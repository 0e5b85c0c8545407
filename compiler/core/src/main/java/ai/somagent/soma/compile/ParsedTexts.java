package ai.somagent.soma.compile;

import ai.somagent.soma.parse.Parser;
import ai.somagent.soma.source.SourceText;
import ai.somagent.soma.syntax.ParsedFile;
import java.util.List;

/** Parses the texts of a workspace. */
final class ParsedTexts {
  private ParsedTexts() {}

  /** The trees in the order of {@code texts}. */
  static List<ParsedFile> of(List<SourceText> texts) {
    return SideBySide.map(texts, Parser::parse);
  }
}
