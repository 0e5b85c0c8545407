package ai.somagent.soma.parse;

import ai.somagent.soma.grammar.SomaParser;
import ai.somagent.soma.grammar.SomaParser.PartContext;
import ai.somagent.soma.grammar.SomaParser.StringContext;
import ai.somagent.soma.source.Span;
import ai.somagent.soma.syntax.StringSyntax;
import ai.somagent.soma.syntax.StringSyntax.Form;
import ai.somagent.soma.syntax.StringSyntax.InterpolationPart;
import ai.somagent.soma.syntax.StringSyntax.Part;
import ai.somagent.soma.syntax.StringSyntax.TextPart;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.ParseTree;
import org.jspecify.annotations.Nullable;

/** String literals of all forms, decoded. */
final class StringLiteralBuilder {
  private final TreeBuilder builder;

  StringLiteralBuilder(TreeBuilder builder) {
    this.builder = builder;
  }

  @Nullable StringSyntax optional(@Nullable StringContext context) {
    return context == null ? null : string(context, context);
  }

  /** A string that has to be there. */
  StringSyntax string(@Nullable StringContext context, ParserRuleContext parent) {
    if (context == null || context.children == null) {
      Span span = TreeSpans.emptyAt(TreeSpans.end(context == null ? parent : context));
      return new StringSyntax(Form.PLAIN, List.of(), span);
    }
    Span span = TreeSpans.of(context);
    LexedToken token = (LexedToken) context.start;
    return switch (token.getType()) {
      case SomaParser.TEXT_OPEN -> new BlockStringBuilder(builder).build(context);
      case SomaParser.STRING_OPEN -> new StringSyntax(Form.PLAIN, parts(context), span);
      case SomaParser.RAW_STRING -> raw(token, 2, 1);
      case SomaParser.OPEN_RAW_STRING -> raw(token, 2, 0);
      default -> raw(token, 1, 1);
    };
  }

  /** A string in single quotes is read as raw too: its message says what to write. */
  private static StringSyntax raw(LexedToken token, int before, int after) {
    String text = token.getText();
    int end = Math.max(before, text.length() - after);
    String content = text.length() < before ? "" : text.substring(before, end);
    Span whole = token.span();
    int from = Math.min(whole.end(), whole.start() + before);
    Span inner = new Span(from, Math.max(from, whole.end() - after));
    return new StringSyntax(Form.RAW, List.of(new TextPart(content, inner)), whole);
  }

  private List<Part> parts(StringContext context) {
    List<Part> parts = new ArrayList<>(1);
    TextRun text = new TextRun();
    for (ParseTree child : context.children) {
      if (child instanceof PartContext part) {
        LexedToken token = (LexedToken) part.start;
        if (token.getType() == SomaParser.INTERP_OPEN) {
          text.flushInto(parts);
          parts.add(interpolation(part));
        } else {
          text.add(decoded(token), token.span());
        }
      }
    }
    text.flushInto(parts);
    return parts;
  }

  InterpolationPart interpolation(PartContext part) {
    return new InterpolationPart(
        builder.expressions.expression(part.expr(), part), TreeSpans.of(part));
  }

  /** The characters that a piece of a string stands for. */
  String decoded(LexedToken token) {
    String text = token.getText();
    if (token.getType() != SomaParser.ESCAPE) {
      return text;
    }
    String decoded = EscapeDecoding.decode(text);
    if (decoded == null) {
      builder.report.add(TextDiagnostics.notACharacter(builder.source, token.span()));
      return text;
    }
    return decoded;
  }

  /** Joins neighbouring pieces of text. */
  static final class TextRun {
    private final StringBuilder text = new StringBuilder();
    private @Nullable Span span;

    void add(String piece, Span where) {
      text.append(piece);
      span = span == null ? where : span.to(where);
    }

    void flushInto(List<Part> parts) {
      if (span != null && !text.isEmpty()) {
        parts.add(new TextPart(text.toString(), span));
      }
      text.setLength(0);
      span = null;
    }
  }
}
