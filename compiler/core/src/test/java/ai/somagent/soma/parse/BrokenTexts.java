package ai.somagent.soma.parse;

import ai.somagent.soma.corpus.CorpusCase;
import ai.somagent.soma.format.SyntaxDump;
import ai.somagent.soma.grammar.SomaLexer;
import ai.somagent.soma.source.SourceText;
import ai.somagent.soma.syntax.DeclarationSyntax;
import ai.somagent.soma.syntax.ParsedFile;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.antlr.v4.runtime.Token;

/**
 * Every prefix and every single-token deletion of the sound texts of the corpus, and what became of
 * them. {@code -Dsoma.broken=all} takes all of them, a normal run an even share.
 */
final class BrokenTexts {
  /** Messages that one mistake may cause. */
  static final int MOST_MESSAGES = 3;

  /** Most texts of one kind in a normal run. */
  private static final int SHARE = 600;

  /**
   * A text with a hole.
   *
   * @param hole where it was broken: an offset in the sound text
   * @param length how many characters are gone; the rest of the text for a prefix
   */
  record Broken(SourceText sound, int hole, int length) {
    String text() {
      String text = sound.text();
      return text.substring(0, hole) + text.substring(hole + length);
    }

    /** The text around the hole, for people. */
    String shown() {
      String text = sound.text();
      int start = text.lastIndexOf('\n', Math.max(0, hole - 1)) + 1;
      int end = text.indexOf('\n', Math.min(text.length() - 1, hole + length));
      String gone = length > 40 ? "…" : text.substring(hole, hole + length);
      String after = length > 40 ? "" : text.substring(hole + length, Math.max(end, hole + length));
      return text.substring(start, hole) + "⟦" + gone + "⟧" + after;
    }
  }

  private BrokenTexts() {}

  static List<SourceText> sound() {
    return CorpusCase.all().stream()
        .map(CorpusCase::source)
        .filter(source -> Parser.parse(source).diagnostics().isEmpty())
        .toList();
  }

  static List<Broken> prefixes() {
    List<Broken> broken = new ArrayList<>();
    for (SourceText source : sound()) {
      int length = source.text().length();
      for (int end = 0; end < length; end++) {
        broken.add(new Broken(source, end, length - end));
      }
    }
    return share(broken);
  }

  static List<Broken> deletions() {
    List<Broken> broken = new ArrayList<>();
    for (SourceText source : sound()) {
      SomaLexer lexer = new SomaLexer(new SourceCharStream(source.text(), "t"));
      for (Token t = lexer.nextToken(); t.getType() != Token.EOF; t = lexer.nextToken()) {
        int length = t.getStopIndex() + 1 - t.getStartIndex();
        broken.add(new Broken(source, t.getStartIndex(), length));
      }
    }
    return share(broken);
  }

  private static List<Broken> share(List<Broken> all) {
    if ("all".equals(System.getProperty("soma.broken"))) {
      return all;
    }
    List<Broken> some = new ArrayList<>();
    double step = Math.max(1, all.size() / (double) SHARE);
    for (double at = 0; at < all.size(); at += step) {
      some.add(all.get((int) at));
    }
    return some;
  }

  /** The declarations that end before the hole, or start behind it, without their spans. */
  static Map<String, Integer> neighbours(ParsedFile sound, Broken broken) {
    Map<String, Integer> trees = new LinkedHashMap<>();
    for (DeclarationSyntax declaration : sound.file().declarations()) {
      boolean before = declaration.span().end() < broken.hole();
      boolean after = declaration.span().start() > broken.hole() + broken.length();
      if (before || after) {
        trees.merge(SyntaxDump.of((Record) declaration), 1, Integer::sum);
      }
    }
    return trees;
  }

  /** How many of {@code neighbours} are not in {@code parsed} as they were. */
  static int lost(Map<String, Integer> neighbours, ParsedFile parsed) {
    Map<String, Integer> left = new LinkedHashMap<>(neighbours);
    for (DeclarationSyntax declaration : parsed.file().declarations()) {
      left.merge(SyntaxDump.of((Record) declaration), -1, Integer::sum);
    }
    return left.values().stream().mapToInt(count -> Math.max(0, count)).sum();
  }
}
