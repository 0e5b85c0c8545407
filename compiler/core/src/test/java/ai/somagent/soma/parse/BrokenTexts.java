package ai.somagent.soma.parse;

import ai.somagent.soma.corpus.CorpusCase;
import ai.somagent.soma.format.SyntaxDump;
import ai.somagent.soma.grammar.SomaLexer;
import ai.somagent.soma.source.SourceText;
import ai.somagent.soma.syntax.DeclarationSyntax;
import ai.somagent.soma.syntax.ParsedFile;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
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

  /**
   * What became of a broken text.
   *
   * @param messages how many messages it gives
   * @param lost how many declarations beside the hole are not what they were
   * @param whole whether the tree has the length of the text and each message its place in it
   */
  record Verdict(Broken broken, int messages, int lost, boolean whole) {
    @Override
    public String toString() {
      return messages + " messages, " + lost + " lost: " + broken.shown();
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
    return share(sound().stream().flatMap(source -> prefixes(source).stream()).toList());
  }

  static List<Broken> prefixes(SourceText source) {
    int length = source.text().length();
    return IntStream.range(0, length)
        .mapToObj(end -> new Broken(source, end, length - end))
        .toList();
  }

  static List<Broken> deletions() {
    return share(sound().stream().flatMap(source -> deletions(source).stream()).toList());
  }

  static List<Broken> deletions(SourceText source) {
    List<Broken> broken = new ArrayList<>();
    SomaLexer lexer = new SomaLexer(new SourceCharStream(source.text(), "t"));
    for (Token t = lexer.nextToken(); t.getType() != Token.EOF; t = lexer.nextToken()) {
      int length = t.getStopIndex() + 1 - t.getStartIndex();
      broken.add(new Broken(source, t.getStartIndex(), length));
    }
    return broken;
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

  /** What became of {@code broken}, a part of the text whose tree is {@code whole}. */
  static Verdict judge(Broken broken, ParsedFile whole) {
    String text = broken.text();
    ParsedFile parsed = Parser.parse(new SourceText("t", text));
    boolean inside = parsed.diagnostics().stream().allMatch(m -> m.span().end() <= text.length());
    return new Verdict(
        broken,
        parsed.diagnostics().size(),
        lost(neighbours(whole, broken), parsed),
        inside && parsed.file().span().length() == text.length());
  }

  /** The declarations that end before the hole, or start behind it. */
  private static List<DeclarationSyntax> neighbours(ParsedFile sound, Broken broken) {
    int end = broken.hole() + broken.length();
    return sound.file().declarations().stream()
        .filter(one -> one.span().end() < broken.hole() || one.span().start() > end)
        .toList();
  }

  /** How many of {@code neighbours} are not in {@code parsed} as they were, wherever they stand. */
  private static int lost(List<DeclarationSyntax> neighbours, ParsedFile parsed) {
    List<DeclarationSyntax> missing = new ArrayList<>(neighbours);
    List<DeclarationSyntax> others = new ArrayList<>(parsed.file().declarations());
    missing.removeIf(others::remove);
    if (missing.isEmpty()) {
      return 0;
    }
    List<String> left = new ArrayList<>();
    others.forEach(one -> left.add(SyntaxDump.of((Record) one)));
    missing.removeIf(one -> left.remove(SyntaxDump.of((Record) one)));
    return missing.size();
  }
}
