package ai.somagent.soma.parse;

import ai.somagent.soma.grammar.SomaParser;
import ai.somagent.soma.grammar.SomaParser.PartContext;
import ai.somagent.soma.grammar.SomaParser.StringContext;
import ai.somagent.soma.source.Span;
import ai.somagent.soma.syntax.StringSyntax;
import ai.somagent.soma.syntax.StringSyntax.Form;
import ai.somagent.soma.syntax.StringSyntax.Part;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;

/**
 * One string in triple quotes. The indentation of the closing delimiter is taken off every line;
 * the newline behind the opening delimiter and the one before the closing delimiter are not
 * content. Line ends become {@code \n}, so that a checkout cannot change a program.
 */
final class BlockStringBuilder {
  private final TreeBuilder builder;
  private final List<Part> parts = new ArrayList<>(1);
  private final StringLiteralBuilder.TextRun text = new StringLiteralBuilder.TextRun();
  private String indentation = "";
  private int contentEnd;

  /** Lines with too little indentation: each one's blank start. */
  private final List<Span> shallow = new ArrayList<>(0);

  /** The start of the line when nothing but too little indentation of it has been read, or -1. */
  private int shallowStart = -1;

  BlockStringBuilder(TreeBuilder builder) {
    this.builder = builder;
  }

  StringSyntax build(StringContext context) {
    LexedToken open = (LexedToken) context.start;
    TerminalNode close = context.TEXT_CLOSE();
    int end = close == null ? TreeSpans.end(context) : TreeSpans.of(close).start();
    measure(open.end(), Math.max(open.end(), end));
    for (ParseTree child : context.children) {
      if (child instanceof PartContext part) {
        part(part, open.end());
      }
    }
    text.flushInto(parts);
    if (!shallow.isEmpty()) {
      builder.report.add(TextDiagnostics.blockIndentation(builder.source, shallow, indentation));
    }
    return new StringSyntax(Form.BLOCK, parts, TreeSpans.of(context));
  }

  /** Finds the closing delimiter's indentation and where the last line of content ends. */
  private void measure(int start, int end) {
    String source = builder.source.text();
    int line = end;
    while (line > start && isBlank(source.charAt(line - 1))) {
      line--;
    }
    boolean ownLine = line > start && isLineEnd(source.charAt(line - 1));
    if (!ownLine) {
      contentEnd = end;
      return;
    }
    indentation = source.substring(line, end);
    contentEnd = line - 1;
    if (contentEnd > start
        && source.charAt(contentEnd) == '\n'
        && source.charAt(contentEnd - 1) == '\r') {
      contentEnd--;
    }
  }

  private void part(PartContext part, int start) {
    LexedToken token = (LexedToken) part.start;
    if (token.getType() == SomaParser.INTERP_OPEN) {
      beforeContent(token.getStartIndex());
      text.flushInto(parts);
      parts.add(builder.strings.interpolation(part));
    } else if (token.getType() == SomaParser.CHARS) {
      lines(Math.max(start, token.getStartIndex()), Math.min(token.end(), contentEnd), start);
    } else {
      beforeContent(token.getStartIndex());
      text.add(builder.strings.decoded(token), token.span());
    }
  }

  /** Copies characters, taking the indentation off each line that starts among them. */
  private void lines(int from, int to, int start) {
    String source = builder.source.text();
    int i = from;
    if (from < to && !isLineEnd(source.charAt(from))) {
      beforeContent(from);
    }
    while (i < to) {
      char c = source.charAt(i);
      if (isLineEnd(c)) {
        int next = c == '\r' && i + 1 < to && source.charAt(i + 1) == '\n' ? i + 2 : i + 1;
        if (i != start) {
          text.add("\n", new Span(i, next));
        }
        i = afterIndentation(next, to);
      } else {
        int end = i;
        while (end < to && !isLineEnd(source.charAt(end))) {
          end++;
        }
        text.add(source.substring(i, end), new Span(i, end));
        i = end;
      }
    }
  }

  /** Where the content of the line at {@code from} starts. */
  private int afterIndentation(int from, int to) {
    String source = builder.source.text();
    int i = from;
    int matched = 0;
    while (i < to
        && matched < indentation.length()
        && source.charAt(i) == indentation.charAt(matched)) {
      i++;
      matched++;
    }
    boolean tooLittle = matched < indentation.length();
    shallowStart = tooLittle && i == to ? from : -1;
    if (tooLittle && i < to && !isLineEnd(source.charAt(i))) {
      shallow.add(new Span(from, i));
    }
    return i;
  }

  /** Something other than a line end stands at {@code offset}. */
  private void beforeContent(int offset) {
    if (shallowStart >= 0) {
      shallow.add(new Span(shallowStart, offset));
    }
    shallowStart = -1;
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }

  private static boolean isLineEnd(char c) {
    return c == '\n' || c == '\r';
  }
}
