package ai.somagent.soma.parse;

import ai.somagent.soma.grammar.SomaParser.KeyContext;
import ai.somagent.soma.grammar.SomaParser.NameContext;
import ai.somagent.soma.grammar.SomaParser.PathContext;
import ai.somagent.soma.grammar.SomaParser.TypeNameContext;
import ai.somagent.soma.grammar.SomaParser.WordContext;
import ai.somagent.soma.source.Span;
import ai.somagent.soma.syntax.NameSyntax;
import ai.somagent.soma.syntax.PathSyntax;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.ParseTree;
import org.jspecify.annotations.Nullable;

/** Names, words and paths. Whatever is missing stands behind its {@code parent}'s last token. */
final class NameBuilder {

  NameSyntax name(@Nullable NameContext context, ParserRuleContext parent) {
    return ofSingleToken(context, parent);
  }

  NameSyntax key(@Nullable KeyContext context, ParserRuleContext parent) {
    return ofSingleToken(context, parent);
  }

  NameSyntax word(@Nullable WordContext context, ParserRuleContext parent) {
    return ofSingleToken(context, parent);
  }

  PathSyntax path(@Nullable PathContext context, ParserRuleContext parent) {
    return joined(context, parent);
  }

  PathSyntax typeName(@Nullable TypeNameContext context, ParserRuleContext parent) {
    return joined(context, parent);
  }

  static NameSyntax missing(ParserRuleContext parent) {
    return new NameSyntax("", TreeSpans.emptyAt(TreeSpans.end(parent)));
  }

  private static PathSyntax joined(@Nullable ParserRuleContext context, ParserRuleContext parent) {
    List<NameSyntax> parts = new ArrayList<>(2);
    if (context != null && context.children != null) {
      for (ParseTree child : context.children) {
        if (child instanceof WordContext || child instanceof NameContext) {
          parts.add(ofSingleToken((ParserRuleContext) child, context));
        }
      }
    }
    if (parts.isEmpty()) {
      parts.add(missing(context == null ? parent : context));
    }
    Span span = parts.getFirst().span().to(parts.getLast().span());
    return new PathSyntax(parts, span);
  }

  private static NameSyntax ofSingleToken(
      @Nullable ParserRuleContext context, ParserRuleContext parent) {
    if (context == null) {
      return missing(parent);
    }
    if (context.children == null || context.exception != null) {
      return new NameSyntax("", TreeSpans.emptyAt(TreeSpans.of(context).start()));
    }
    return ofToken((LexedToken) context.start);
  }

  static NameSyntax ofToken(LexedToken token) {
    String text = token.getText();
    boolean quoted = text.length() > 2 && text.charAt(0) == '`';
    return new NameSyntax(quoted ? text.substring(1, text.length() - 1) : text, token.span());
  }
}
