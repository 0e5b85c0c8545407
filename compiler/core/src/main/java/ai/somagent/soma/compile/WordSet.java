package ai.somagent.soma.compile;

import java.util.Arrays;

/**
 * The words of a text, comments included, by their hashes: it may hold a word too many, never one
 * too few. A back-ticked name such as {@code a-b} counts as two words, on both sides. Immutable.
 */
final class WordSet {
  private final int[] hashes;

  private WordSet(int[] hashes) {
    this.hashes = hashes;
  }

  static WordSet of(String text) {
    int[] found = new int[64];
    int count = 0;
    int hash = 0;
    boolean inside = false;
    for (int i = 0; i <= text.length(); i++) {
      char c = i < text.length() ? text.charAt(i) : ' ';
      if (isPart(c)) {
        hash = 31 * hash + c;
        inside = true;
      } else if (inside) {
        if (count == found.length) {
          found = Arrays.copyOf(found, 2 * count);
        }
        found[count++] = hash;
        hash = 0;
        inside = false;
      }
    }
    return new WordSet(distinct(found, count));
  }

  private static int[] distinct(int[] found, int count) {
    Arrays.sort(found, 0, count);
    int kept = 0;
    for (int i = 0; i < count; i++) {
      if (i == 0 || found[i] != found[i - 1]) {
        found[kept++] = found[i];
      }
    }
    return Arrays.copyOf(found, kept);
  }

  boolean containsAll(WordSet others) {
    for (int hash : others.hashes) {
      if (Arrays.binarySearch(hashes, hash) < 0) {
        return false;
      }
    }
    return true;
  }

  /** Whether all words of {@code name} stand as words in a part of {@code text}. */
  static boolean contains(String text, int from, int to, String name) {
    int start = 0;
    for (int i = 0; i <= name.length(); i++) {
      if (i == name.length() || !isPart(name.charAt(i))) {
        if (i > start && !hasWord(text, from, to, name.substring(start, i))) {
          return false;
        }
        start = i + 1;
      }
    }
    return true;
  }

  private static boolean hasWord(String text, int from, int to, String word) {
    int last = to - word.length();
    for (int at = text.indexOf(word, from, to); at >= 0; at = text.indexOf(word, at + 1, to)) {
      boolean starts = at == from || !isPart(text.charAt(at - 1));
      if (starts && (at == last || !isPart(text.charAt(at + word.length())))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isPart(char c) {
    return c < 128
        ? c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_'
        : Character.isLetterOrDigit(c);
  }
}
