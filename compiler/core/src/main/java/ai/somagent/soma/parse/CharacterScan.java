package ai.somagent.soma.parse;

import ai.somagent.soma.source.SourceText;
import ai.somagent.soma.source.Span;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Judges a text character by character, before anything is read into it. */
final class CharacterScan {
  static final int MOST_BYTES = 1 << 20;

  private CharacterScan() {}

  enum Kind {
    CONTROL,
    INVISIBLE,
    SURROGATE,
    NOT_NORMALIZED
  }

  /** A run of characters of one kind; {@code character} is the first. */
  record Finding(Kind kind, int character, Span span) {}

  /** Whether the text is within the size limit; reports it if not. */
  static boolean isReadable(ParseReport report) {
    String text = report.source().text();
    if (text.length() <= MOST_BYTES / 3 || bytes(text) <= MOST_BYTES) {
      return true;
    }
    report.add(TextDiagnostics.fileTooLarge(report.source(), MOST_BYTES));
    return false;
  }

  /** Bytes of the text in UTF-8; half a character counts as three. */
  private static long bytes(String text) {
    long bytes = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 0x80) {
        bytes++;
      } else if (c < 0x800) {
        bytes += 2;
      } else {
        bytes += Character.isSurrogate(c) ? 2 : 3;
      }
    }
    return bytes;
  }

  /** What may not stand in a text, in order of place, at most {@link ParseReport#MOST} and one. */
  static List<Finding> findings(SourceText source) {
    String text = source.text();
    boolean ascii = true;
    List<Finding> findings = List.of();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean plain = c >= ' ' && c < 0x7f || c == '\n' || c == '\t' || c == '\r';
      ascii &= c < 0x80;
      if (plain) {
        continue;
      }
      int whole = text.codePointAt(i);
      if (kind(whole) == null) {
        i += Character.charCount(whole) - 1;
      } else {
        findings = findings.isEmpty() ? new ArrayList<>() : findings;
        i = run(text, i, findings) - 1;
      }
    }
    return ascii ? findings : withUnnormalized(text, findings);
  }

  /** Adds the run of equal kind that starts at {@code from}; gives the offset behind it. */
  private static int run(String text, int from, List<Finding> findings) {
    int first = text.codePointAt(from);
    Kind kind = kind(first);
    int end = from;
    while (end < text.length() && kind(text.codePointAt(end)) == kind) {
      end += Character.charCount(text.codePointAt(end));
    }
    if (kind != null && findings.size() <= ParseReport.MOST) {
      findings.add(new Finding(kind, first, new Span(from, end)));
    }
    return end;
  }

  /** Why {@code c} may not stand in a text, or null. */
  static @Nullable Kind kind(int c) {
    if (c < 0x20 || c >= 0x7f && c < 0xa0) {
      return c == '\n' || c == '\t' || c == '\r' ? null : Kind.CONTROL;
    }
    if (c < 0x80) {
      return null;
    }
    if (c <= 0xffff && Character.isSurrogate((char) c)) {
      return Kind.SURROGATE;
    }
    return isInvisible(c) ? Kind.INVISIBLE : null;
  }

  /** Bidirectional controls, line separators, and everything Unicode says to display as nothing. */
  private static boolean isInvisible(int c) {
    return switch (c) {
      case 0xad, 0x34f, 0x61c, 0x115f, 0x1160, 0x17b4, 0x17b5, 0x3164, 0xfeff, 0xffa0 -> true;
      default ->
          within(c, 0x180b, 0x180f)
              || within(c, 0x200b, 0x200f)
              || within(c, 0x2028, 0x202e)
              || within(c, 0x2060, 0x206f)
              || within(c, 0xfe00, 0xfe0f)
              || within(c, 0xfff0, 0xfffb)
              || within(c, 0x1bca0, 0x1bca3)
              || within(c, 0x1d173, 0x1d17a)
              || within(c, 0xe0000, 0xe0fff);
    };
  }

  private static boolean within(int c, int first, int last) {
    return first <= c && c <= last;
  }

  private static List<Finding> withUnnormalized(String text, List<Finding> findings) {
    if (Normalizer.isNormalized(text, Normalizer.Form.NFC)) {
      return findings;
    }
    List<Finding> all = new ArrayList<>(findings);
    int i = 0;
    while (i < text.length() && all.size() <= ParseReport.MOST) {
      int end = i + 1;
      while (end < text.length() && text.charAt(end) >= 0x80) {
        end++;
      }
      if (end > i + 1 || text.charAt(i) >= 0x80) {
        String piece = text.substring(i, end);
        if (!Normalizer.isNormalized(piece, Normalizer.Form.NFC)) {
          all.add(new Finding(Kind.NOT_NORMALIZED, text.codePointAt(i), new Span(i, end)));
        }
      }
      i = end;
    }
    return all;
  }

  static String normalized(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC);
  }
}
