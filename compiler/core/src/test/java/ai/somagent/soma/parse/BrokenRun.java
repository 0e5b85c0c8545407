package ai.somagent.soma.parse;

import ai.somagent.soma.corpus.CorpusCase;
import ai.somagent.soma.parse.BrokenTexts.Broken;
import ai.somagent.soma.parse.BrokenTexts.Verdict;
import ai.somagent.soma.source.SourceText;
import ai.somagent.soma.syntax.ParsedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Every single-token deletion and every prefix of every sound text of the corpus, its neighbours
 * compared each time. What became of one text is written down, so that a run that was stopped goes
 * on where it was; sums of all are printed at the end. The command stands in {@code
 * docs/quality.md}.
 */
public final class BrokenRun {
  private final Path file;
  private final List<String> before;

  private BrokenRun(Path file) throws IOException {
    this.file = file;
    this.before = Files.exists(file) ? Files.readAllLines(file) : List.of();
  }

  /**
   * @param args the file of the figures
   */
  public static void main(String[] args) throws IOException {
    Path file = Path.of(args[0]);
    BrokenRun run = new BrokenRun(file);
    for (CorpusCase c : CorpusCase.all()) {
      SourceText source = c.source();
      if (Parser.parse(source).diagnostics().isEmpty()) {
        run.stretch("deletions " + c.name(), BrokenTexts.deletions(source), source);
        run.stretch("prefixes " + c.name(), BrokenTexts.prefixes(source), source);
      }
    }
    Map<String, Figures> sums = new TreeMap<>();
    for (String line : Files.readAllLines(file)) {
      if (line.startsWith("done ")) {
        String[] words = line.split(" ");
        Figures figures = Figures.of(words);
        sums.merge(words[1], figures, Figures::plus);
        sums.merge(
            words[1] + " of texts " + size(Integer.parseInt(words[4])), figures, Figures::plus);
      }
    }
    sums.forEach((what, sum) -> System.out.println(what + ": " + sum));
  }

  private static String size(int length) {
    return length < 500 ? "<500" : length < 1_500 ? "<1500" : length < 4_000 ? "<4000" : "longer";
  }

  private void stretch(String name, List<Broken> texts, SourceText source) throws IOException {
    if (before.stream().anyMatch(line -> line.startsWith("done " + name + " "))) {
      return;
    }
    ParsedFile whole = Parser.parse(source);
    Figures sum = new Figures(0, 0, 0, 0, 0, 0);
    StringBuilder found = new StringBuilder();
    for (Broken broken : texts) {
      long start = System.nanoTime();
      Verdict verdict = BrokenTexts.judge(broken, whole);
      Figures one = Figures.of(verdict, (System.nanoTime() - start) / 1_000);
      sum = sum.plus(one);
      if (one.many() + one.lost() + one.wrong() > 0) {
        found.append("found ").append(name).append(": ");
        found.append(verdict.toString().replace("\n", "\\n")).append('\n');
      }
    }
    String line = "done " + name + " length " + source.text().length() + " " + sum + "\n";
    Files.writeString(file, found + line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  /**
   * Sums over broken texts.
   *
   * @param many of how many there were more messages than one mistake may cause
   * @param lost of how many a neighbour was harmed
   * @param wrong of how many a message or the tree was not as long as the text
   * @param micros time to parse and compare them, in microseconds
   */
  private record Figures(long texts, long chars, long many, long lost, long wrong, long micros) {
    static Figures of(Verdict verdict, long micros) {
      return new Figures(
          1,
          verdict.broken().sound().text().length() - verdict.broken().length(),
          verdict.messages() > BrokenTexts.MOST_MESSAGES ? 1 : 0,
          verdict.lost() > 0 ? 1 : 0,
          verdict.whole() ? 0 : 1,
          micros);
    }

    /**
     * Reads {@code done KIND CASE length LENGTH texts N chars N …}, as {@link #toString} writes.
     */
    static Figures of(String[] words) {
      long[] at = new long[6];
      for (int i = 0; i < at.length; i++) {
        at[i] = Long.parseLong(words[6 + 2 * i]);
      }
      return new Figures(at[0], at[1], at[2], at[3], at[4], at[5]);
    }

    Figures plus(Figures other) {
      return new Figures(
          texts + other.texts,
          chars + other.chars,
          many + other.many,
          lost + other.lost,
          wrong + other.wrong,
          micros + other.micros);
    }

    @Override
    public String toString() {
      return "texts %d chars %d many %d lost %d wrong %d micros %d"
          .formatted(texts, chars, many, lost, wrong, micros);
    }
  }
}
