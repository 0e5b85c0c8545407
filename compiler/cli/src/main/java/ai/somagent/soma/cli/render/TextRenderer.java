package ai.somagent.soma.cli.render;

import ai.somagent.soma.diagnostic.CodeFix;
import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.diagnostic.RelatedSpan;
import ai.somagent.soma.diagnostic.Severity;
import ai.somagent.soma.source.LineMap;
import ai.somagent.soma.source.SourceText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Diagnostics for people: the message, the source lines with everything marked in them, help, and
 * what the fix would change.
 */
public final class TextRenderer {
  private final Map<String, SourceText> sources = new HashMap<>();
  private final Map<String, LineMap> lines = new HashMap<>();
  private final Palette palette;

  public TextRenderer(List<SourceText> texts, boolean colour) {
    for (SourceText text : texts) {
      sources.put(text.name(), text);
    }
    palette = colour ? Palette.ANSI : Palette.PLAIN;
  }

  /** The whole message, ending with an empty line. */
  public String render(Diagnostic diagnostic) {
    StringBuilder out = new StringBuilder();
    String tone = palette.of(diagnostic.severity());
    out.append(tone).append(word(diagnostic.severity())).append('[');
    out.append(diagnostic.code().id()).append(']').append(palette.reset());
    out.append(palette.bold()).append(": ").append(safe(diagnostic.message()));
    out.append(palette.reset()).append('\n');
    Map<String, List<SnippetMark>> marks = marks(diagnostic);
    int digits = digits(marks);
    for (Map.Entry<String, List<SnippetMark>> place : marks.entrySet()) {
      place(out, diagnostic, place.getKey(), place.getValue(), digits);
    }
    for (RelatedSpan related : diagnostic.related()) {
      if (!sources.containsKey(related.source())) {
        note(out, digits, "note", related.label() + ", in `" + related.source() + "`");
      }
    }
    if (diagnostic.help() != null) {
      note(out, digits, "help", diagnostic.help());
    }
    fixes(out, diagnostic, digits);
    return out.append('\n').toString();
  }

  private void fixes(StringBuilder out, Diagnostic diagnostic, int digits) {
    String kind = "fix";
    for (CodeFix fix : diagnostic.fixes()) {
      note(out, digits, kind, fix.title());
      SourceText text = sources.get(diagnostic.source());
      if (text != null && kind.equals("fix")) {
        new FixDiff(text, map(text), palette, digits).print(out, fix);
      }
      kind = "or";
    }
  }

  /** Marks by text, the diagnostic's own text first; texts that are not at hand are left out. */
  private Map<String, List<SnippetMark>> marks(Diagnostic diagnostic) {
    Map<String, List<SnippetMark>> marks = new LinkedHashMap<>();
    SourceText own = sources.get(diagnostic.source());
    List<SnippetMark> first = new ArrayList<>();
    marks.put(diagnostic.source(), first);
    if (own != null) {
      first.add(SnippetMark.of(map(own), diagnostic.span(), "", true));
    }
    for (RelatedSpan related : diagnostic.related()) {
      SourceText text = sources.get(related.source());
      if (text != null) {
        marks
            .computeIfAbsent(related.source(), s -> new ArrayList<>())
            .add(SnippetMark.of(map(text), related.span(), safe(related.label()), false));
      }
    }
    return marks;
  }

  private static int digits(Map<String, List<SnippetMark>> marks) {
    int last = 0;
    for (List<SnippetMark> places : marks.values()) {
      for (SnippetMark mark : places) {
        last = Math.max(last, mark.endLine() + 1);
      }
    }
    return Integer.toString(last).length();
  }

  private void place(
      StringBuilder out,
      Diagnostic diagnostic,
      String source,
      List<SnippetMark> marks,
      int digits) {
    boolean own = source.equals(diagnostic.source());
    out.repeat(' ', digits).append(palette.quiet()).append(own ? "--> " : "::: ");
    out.append(palette.reset()).append(safe(source));
    SourceText text = sources.get(source);
    if (text == null || marks.isEmpty()) {
      out.append('\n');
      return;
    }
    SnippetMark first = marks.getFirst();
    out.append(':').append(first.startLine() + 1).append(':').append(first.startColumn() + 1);
    out.append('\n');
    String tone = palette.of(diagnostic.severity());
    new Snippet(text, map(text), marks, palette, tone, digits).print(out);
  }

  private LineMap map(SourceText text) {
    return lines.computeIfAbsent(text.name(), s -> text.lines());
  }

  private static String word(Severity severity) {
    return switch (severity) {
      case ERROR -> "error";
      case WARNING -> "warning";
      case NOTE -> "note";
    };
  }

  /** Further lines of a text stand under its first. */
  private void note(StringBuilder out, int digits, String kind, String text) {
    out.append(palette.quiet()).repeat(' ', digits).append(" = ").append(palette.reset());
    out.append(palette.bold()).append(kind).append(palette.reset()).append(": ");
    String indent = "\n" + " ".repeat(digits + kind.length() + 5);
    out.append(String.join(indent, text.lines().map(TextRenderer::safe).toList())).append('\n');
  }

  /** Names and messages quote hostile texts, too. */
  private static String safe(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c >= 0x7f && !Character.isLetterOrDigit(c)) {
        return DisplayLine.printable(text);
      }
    }
    return text;
  }
}
