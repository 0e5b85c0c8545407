package ai.somagent.soma.corpus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every row of the language's tables has a line in the corpus that passes and one that is refused
 * with a code of that row. The rows are in {@code compiler/corpus/rows.tsv}: what a line that
 * passes looks like, which codes refuse, and what a refused line looks like ({@code -}: the same).
 */
final class CoverageTest {
  private static final Path ROOT = Path.of("..", "corpus");
  private static final Path REPORT = Path.of("..", "..", "docs", "coverage.md");
  private static final Pattern LINE = Pattern.compile("^\\s*(?:\\S+:)?(\\d+) \\| (.*)$");
  private static final Pattern CODE = Pattern.compile("^\\s+([EWN]\\d{4}) ");

  private record Row(
      String table, String name, Pattern passes, Set<String> codes, Pattern refused) {}

  /** A line of a case; {@code code} is null where nothing refuses it. */
  private record Seen(String place, String text, @Nullable String code) {}

  private static List<Row> rows() throws IOException {
    List<Row> rows = new ArrayList<>();
    for (String line : Files.readAllLines(ROOT.resolve("rows.tsv"))) {
      if (!line.startsWith("#")) {
        String[] parts = line.split("\t", -1);
        Pattern passes = Pattern.compile(parts[2]);
        Pattern refused = parts[4].equals("-") ? passes : Pattern.compile(parts[4]);
        rows.add(new Row(parts[0], parts[1], passes, codes(parts[3]), refused));
      }
    }
    return rows;
  }

  /** Codes with commas between them; {@code E4040-E4059} stands for all from one to the other. */
  private static Set<String> codes(String written) {
    Set<String> codes = new TreeSet<>();
    for (String part : written.split(",")) {
      String[] ends = part.split("-");
      int last = Integer.parseInt(ends[ends.length - 1].substring(1));
      for (int i = Integer.parseInt(ends[0].substring(1)); i <= last; i++) {
        codes.add("%s%04d".formatted(ends[0].substring(0, 1), i));
      }
    }
    return codes;
  }

  private static List<Path> files(String suffix) throws IOException {
    try (Stream<Path> walk = Files.walk(ROOT)) {
      return walk.filter(path -> path.toString().endsWith(suffix)).sorted().toList();
    }
  }

  private static String caseOf(Path file) {
    return ROOT.relativize(file.getParent()).toString();
  }

  private static List<Seen> refusals() throws IOException {
    List<Seen> seen = new ArrayList<>();
    for (Path file : files(".diagnostics")) {
      Matcher at = null;
      for (String line : Files.readAllLines(file)) {
        Matcher place = LINE.matcher(line);
        Matcher code = CODE.matcher(line);
        if (place.matches()) {
          at = place;
        } else if (code.find() && at != null) {
          seen.add(new Seen(caseOf(file) + ":" + at.group(1), at.group(2), code.group(1)));
        }
      }
    }
    return seen;
  }

  private static List<Seen> passing(List<Seen> refusals) throws IOException {
    Map<String, Set<String>> refused = new HashMap<>();
    for (Seen one : refusals) {
      if (one.code() != null && one.code().startsWith("E")) {
        String name = one.place().substring(0, one.place().lastIndexOf(':'));
        refused.computeIfAbsent(name, key -> new HashSet<>()).add(one.text().strip());
      }
    }
    List<Seen> seen = new ArrayList<>();
    for (Path file : files(".soma")) {
      int number = 0;
      for (String line : Files.readAllLines(file)) {
        number++;
        if (!refused.getOrDefault(caseOf(file), Set.of()).contains(line.strip())) {
          seen.add(new Seen(caseOf(file) + ":" + number, line, null));
        }
      }
    }
    return seen;
  }

  @TestFactory
  Stream<DynamicTest> everyRow_hasALineThatPassesAndOneThatIsRefused() throws IOException {
    List<Seen> refusals = refusals();
    List<Seen> passing = passing(refusals);
    return rows().stream()
        .map(row ->
            DynamicTest.dynamicTest(
                row.table() + ": " + row.name(),
                () -> {
                  assertThat(passing)
                      .as("a line that passes")
                      .anyMatch(seen -> row.passes().matcher(seen.text()).find());
                  assertThat(refusals)
                      .as("a line refused with one of %s", row.codes())
                      .anyMatch(seen -> isOf(row, seen));
                }));
  }

  private static boolean isOf(Row row, Seen seen) {
    return seen.code() != null
        && row.codes().contains(seen.code())
        && row.refused().matcher(seen.text()).find();
  }

  @Test
  void report_listsTheCasesOfEveryRow() throws IOException {
    List<Seen> refusals = refusals();
    List<Seen> passing = passing(refusals);
    StringBuilder report = new StringBuilder();
    report.append("# What holds the language's rules\n\n");
    report.append("> Written by a test from the corpus, whose files the real compiler judges on ");
    report.append("each build; nothing is imitated.\n\n");
    report.append("Each row of the tables of the [language](language.md), with up to three ");
    report.append("places in `compiler/corpus` that pass\nand three that are refused.\n");
    String table = "";
    for (Row row : rows()) {
      if (!row.table().equals(table)) {
        table = row.table();
        report.append("\n## ").append(table).append("\n\n");
        report.append("| row | passes | refused |\n|---|---|---|\n");
      }
      List<String> good =
          passing.stream()
              .filter(seen -> row.passes().matcher(seen.text()).find())
              .map(Seen::place)
              .limit(3)
              .toList();
      List<String> bad =
          refusals.stream()
              .filter(seen -> isOf(row, seen))
              .map(seen -> seen.code() + " " + seen.place())
              .limit(3)
              .toList();
      report.append("| ").append(row.name()).append(" | ").append(String.join("<br>", good));
      report.append(" | ").append(String.join("<br>", bad)).append(" |\n");
    }
    GoldenFile.check(REPORT, report.toString());
  }
}
