package ai.somagent.soma.cli.render;

import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.diagnostic.RelatedSpan;
import ai.somagent.soma.diagnostic.Severity;
import ai.somagent.soma.source.LineMap;
import ai.somagent.soma.source.SourceText;
import ai.somagent.soma.source.Span;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Diagnostics for people: the message, the source line, the span underlined, help and fixes. */
public final class TextRenderer {
  /** Longer source lines are cut around the span. */
  private static final int MAX_LINE = 160;

  private final Map<String, SourceText> sources = new HashMap<>();
  private final Map<String, LineMap> lines = new HashMap<>();
  private final Palette palette;

  public TextRenderer(List<SourceText> texts, boolean colour) {
    for (SourceText text : texts) {
      sources.put(text.name(), text);
    }
    palette = colour ? Palette.ANSI : Palette.PLAIN;
  }

  /** The whole message, ending with a line break. */
  public String render(Diagnostic diagnostic) {
    StringBuilder out = new StringBuilder();
    String tone = palette.of(diagnostic.severity());
    out.append(tone).append(word(diagnostic.severity())).append('[');
    out.append(diagnostic.code().id()).append(']').append(palette.reset());
    out.append(palette.bold()).append(": ").append(diagnostic.message());
    out.append(palette.reset()).append('\n');
    place(out, diagnostic.source(), diagnostic.span(), "", tone, '^');
    for (RelatedSpan related : diagnostic.related()) {
      place(out, related.source(), related.span(), related.label(), palette.quiet(), '-');
    }
    if (diagnostic.help() != null) {
      note(out, "help", diagnostic.help());
    }
    if (!diagnostic.fixes().isEmpty()) {
      note(out, "fix", diagnostic.fixes().getFirst().title());
    }
    return out.append('\n').toString();
  }

  private static String word(Severity severity) {
    return switch (severity) {
      case ERROR -> "error";
      case WARNING -> "warning";
      case NOTE -> "note";
    };
  }

  private void note(StringBuilder out, String kind, String text) {
    out.append("   ").append(palette.quiet()).append("= ").append(kind).append(": ");
    out.append(palette.reset()).append(text).append('\n');
  }

  private void place(
      StringBuilder out, String source, Span span, String label, String tone, char mark) {
    SourceText text = sources.get(source);
    if (text == null) {
      out.append("  --> ").append(source).append('\n');
      return;
    }
    LineMap map = lines.computeIfAbsent(source, s -> text.lines());
    int line = map.line(span.start());
    int column = map.column(span.start());
    String number = Integer.toString(line + 1);
    String margin = " ".repeat(number.length());
    out.append(palette.quiet()).append(margin).append("--> ").append(palette.reset());
    out.append(source).append(':').append(line + 1).append(':').append(column + 1).append('\n');
    out.append(palette.quiet()).append(margin).append(" |\n").append(number).append(" | ");
    out.append(palette.reset());
    String shown = lineText(text, map, line);
    int from = column > MAX_LINE - 40 ? column - 40 : 0;
    int until = Math.min(shown.length(), from + MAX_LINE);
    out.append(printable(shown.substring(Math.min(from, shown.length()), until))).append('\n');
    out.append(palette.quiet()).append(margin).append(" | ").append(palette.reset()).append(tone);
    underline(out, shown, from, column, Math.min(column + span.length(), until), mark);
    if (!label.isEmpty()) {
      out.append(' ').append(label);
    }
    out.append(palette.reset()).append('\n');
  }

  private static String lineText(SourceText text, LineMap map, int line) {
    int end = map.lineEnd(line);
    int start = map.lineStart(line);
    while (end > start
        && (text.text().charAt(end - 1) == '\n' || text.text().charAt(end - 1) == '\r')) {
      end--;
    }
    return text.text().substring(start, end);
  }

  /** Marks stand under the characters they mean, so the gap before them copies the line's tabs. */
  private static void underline(
      StringBuilder out, String line, int from, int start, int end, char mark) {
    int at = from;
    while (at < start) {
      int point = at < line.length() ? line.codePointAt(at) : ' ';
      out.append(point == '\t' ? "\t" : " ".repeat(width(point)));
      at += Character.charCount(point);
    }
    int marks = 0;
    while (at < end && at < line.length()) {
      int point = line.codePointAt(at);
      marks += width(point);
      at += Character.charCount(point);
    }
    out.append(String.valueOf(mark).repeat(Math.max(1, marks)));
  }

  /** Columns a terminal gives a character: 2 for East Asian wide ones and emoji, else 1. */
  private static int width(int point) {
    boolean wide =
        point >= 0x1100 && point <= 0x115f
            || point >= 0x2e80 && point <= 0xa4cf
            || point >= 0xac00 && point <= 0xd7a3
            || point >= 0xf900 && point <= 0xfaff
            || point >= 0xfe30 && point <= 0xfe6f
            || point >= 0xff00 && point <= 0xff60
            || point >= 0x1f300 && point <= 0x1faff
            || point >= 0x20000 && point <= 0x3fffd;
    return wide ? 2 : 1;
  }

  /** Control characters of hostile sources never reach the terminal. */
  private static String printable(String line) {
    StringBuilder out = new StringBuilder(line.length());
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      boolean format = Character.getType(c) == Character.FORMAT;
      out.append(c != '\t' && (Character.isISOControl(c) || format) ? '\ufffd' : c);
    }
    return out.toString();
  }
}
