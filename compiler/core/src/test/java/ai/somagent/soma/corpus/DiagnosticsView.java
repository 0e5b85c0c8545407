package ai.somagent.soma.corpus;

import ai.somagent.soma.diagnostic.CodeFix;
import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.diagnostic.RelatedSpan;
import ai.somagent.soma.diagnostic.TextEdit;
import ai.somagent.soma.source.LineMap;
import ai.somagent.soma.source.SourceText;
import ai.somagent.soma.source.Span;
import java.util.List;

/** Diagnostics as readable text: the line, the span underlined, then what is said about it. */
public final class DiagnosticsView {
  private static final int LONGEST_LINE = 120;

  private final SourceText source;
  private final LineMap lines;
  private final String prefix;
  private final StringBuilder out = new StringBuilder();

  private DiagnosticsView(SourceText source, String prefix) {
    this.source = source;
    this.lines = source.lines();
    this.prefix = prefix;
  }

  /** Diagnostics of several texts; those of the first come without its name. */
  public static String of(List<SourceText> sources, List<Diagnostic> diagnostics) {
    StringBuilder out = new StringBuilder();
    for (SourceText source : sources) {
      String prefix = source == sources.getFirst() ? "" : source.name() + ":";
      DiagnosticsView view = new DiagnosticsView(source, prefix);
      diagnostics.stream().filter(d -> d.source().equals(source.name())).forEach(view::diagnostic);
      out.append(out.isEmpty() || view.out.isEmpty() ? "" : "\n").append(view.out);
    }
    return out.isEmpty() ? "no diagnostics\n" : out.toString();
  }

  public static String of(SourceText source, List<Diagnostic> diagnostics) {
    return of(List.of(source), diagnostics);
  }

  private void diagnostic(Diagnostic diagnostic) {
    if (!out.isEmpty()) {
      out.append('\n');
    }
    underline(diagnostic.span());
    String kind = diagnostic.isError() ? "" : " (" + diagnostic.severity() + ")";
    line(
        diagnostic.code().id()
            + kind
            + " "
            + diagnostic.code().title()
            + ": "
            + diagnostic.message());
    for (RelatedSpan related : diagnostic.related()) {
      String place =
          related.source().equals(source.name()) ? place(related.span()) : related.source();
      line("see " + place + ": " + related.label());
    }
    if (diagnostic.help() != null) {
      line("help: " + diagnostic.help());
    }
    for (CodeFix fix : diagnostic.fixes()) {
      fix(fix);
    }
  }

  private void fix(CodeFix fix) {
    StringBuilder text = new StringBuilder("fix: " + fix.title());
    for (TextEdit edit : fix.edits()) {
      text.append(" [").append(place(edit.span()));
      text.append(" -> ").append(visible(edit.replacement())).append(']');
    }
    line(text.toString());
  }

  private void underline(Span span) {
    int line = lines.line(span.start());
    String text =
        source.text().substring(lines.lineStart(line), lines.lineEnd(line)).stripTrailing();
    int column = lines.column(span.start());
    int width = Math.max(1, Math.min(span.length(), text.length() - column));
    int from = Math.max(0, Math.min(column - LONGEST_LINE / 2, text.length() - LONGEST_LINE));
    String shown = text.substring(from, Math.min(text.length(), from + LONGEST_LINE));
    String number = prefix + (line + 1);
    out.append(number).append(" | ").append(visible(shown)).append('\n');
    out.append(" ".repeat(number.length())).append(" | ");
    out.append(" ".repeat(visible(text.substring(from, Math.min(column, text.length()))).length()));
    out.append("^".repeat(Math.min(width, LONGEST_LINE))).append('\n');
  }

  private void line(String text) {
    out.append("  ").append(text).append('\n');
  }

  /** One-based line and column of both ends. */
  private String place(Span span) {
    String start = position(span.start());
    return span.length() == 0 ? start : start + "-" + position(span.end());
  }

  private String position(int offset) {
    return (lines.line(offset) + 1) + ":" + (lines.column(offset) + 1);
  }

  private static String visible(String text) {
    StringBuilder shown = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean plain = c >= ' ' && c < 0x7f || Character.isLetterOrDigit(c);
      if (plain) {
        shown.append(c);
      } else if (c == '\n') {
        shown.append("\\n");
      } else {
        shown.append(String.format("\\u%04x", (int) c));
      }
    }
    return shown.toString();
  }
}
