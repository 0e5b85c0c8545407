package ai.somagent.soma.servers.catalogue;

import java.util.Collection;
import java.util.Comparator;

/** Advice for a misspelt name. */
final class NearestName {

  private NearestName() {}

  static String advice(String wrong, Collection<String> known) {
    return known.stream()
        .filter(name -> distance(wrong, name) <= Math.max(1, name.length() / 3))
        .min(Comparator.comparingInt(name -> distance(wrong, name)))
        .map(name -> "did you mean `" + name + "`?")
        .orElseGet(() -> "known: " + String.join(", ", known));
  }

  /** Levenshtein's distance. */
  private static int distance(String left, String right) {
    int[] row = new int[right.length() + 1];
    for (int column = 0; column <= right.length(); column++) {
      row[column] = column;
    }
    for (int line = 1; line <= left.length(); line++) {
      int diagonal = row[0];
      row[0] = line;
      for (int column = 1; column <= right.length(); column++) {
        int above = row[column];
        int change = left.charAt(line - 1) == right.charAt(column - 1) ? 0 : 1;
        row[column] = Math.min(Math.min(above, row[column - 1]) + 1, diagonal + change);
        diagonal = above;
      }
    }
    return row[right.length()];
  }
}
