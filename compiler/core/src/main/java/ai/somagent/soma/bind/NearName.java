package ai.somagent.soma.bind;

import org.jspecify.annotations.Nullable;

/** Finds the name that an author probably meant. */
public final class NearName {
  private NearName() {}

  /**
   * The closest of {@code known} to {@code wanted}, or null when none is close: at most one edit in
   * three characters, case and underscores counting less. The first of equally close ones.
   */
  public static @Nullable String find(String wanted, Iterable<String> known) {
    String best = null;
    int limit = Math.max(1, wanted.length() / 3) * 2;
    int bestCost = limit + 1;
    for (String name : known) {
      if (Math.abs(name.length() - wanted.length()) * 2 > bestCost + 4) {
        continue;
      }
      int cost = distance(squeeze(wanted), squeeze(name));
      if (cost == 0 && !wanted.equals(name)) {
        cost = 1;
      }
      if (cost < bestCost && !name.equals(wanted)) {
        best = name;
        bestCost = cost;
      }
    }
    return best;
  }

  private static String squeeze(String name) {
    StringBuilder out = new StringBuilder(name.length());
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c != '_') {
        out.append(Character.toLowerCase(c));
      }
    }
    return out.toString();
  }

  /** Edits in half steps: 2 for each insertion, deletion, replacement or swap of neighbours. */
  private static int distance(String a, String b) {
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        cost[i][j] = i == 0 || j == 0 ? 2 * (i + j) : step(cost, a, b, i, j);
      }
    }
    return cost[a.length()][b.length()];
  }

  private static int step(int[][] cost, String a, String b, int i, int j) {
    boolean same = a.charAt(i - 1) == b.charAt(j - 1);
    int best = Math.min(cost[i - 1][j], cost[i][j - 1]) + 2;
    best = Math.min(best, cost[i - 1][j - 1] + (same ? 0 : 2));
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(best, cost[i - 2][j - 2] + 2) : best;
  }
}
