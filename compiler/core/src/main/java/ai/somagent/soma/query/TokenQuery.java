package ai.somagent.soma.query;

import ai.somagent.soma.compile.CheckedFile;
import ai.somagent.soma.source.Span;
import ai.somagent.soma.syntax.CommentSyntax;
import ai.somagent.soma.syntax.ExpressionSyntax;
import ai.somagent.soma.syntax.StringSyntax;
import ai.somagent.soma.syntax.Syntax;
import ai.somagent.soma.syntax.SyntaxChildren;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Colours by meaning: what each name, literal and comment is. Words are left to the grammar. */
public final class TokenQuery {
  private TokenQuery() {}

  /** Kinds of tokens; a client maps them to its own. */
  public enum Kind {
    NAMESPACE,
    TYPE,
    ENUM_MEMBER,
    FUNCTION,
    METHOD,
    PROPERTY,
    PARAMETER,
    VARIABLE,
    EVENT,
    STRING,
    NUMBER,
    COMMENT
  }

  /**
   * @param declaration whether the name is introduced here
   * @param readonly whether nothing can change it
   */
  public record Token(Span span, Kind kind, boolean declaration, boolean readonly) {}

  /** In order of place, never overlapping. */
  public static List<Token> of(CheckedFile file, WorkspaceIndex index) {
    List<Token> tokens = new ArrayList<>();
    for (NameUse use : index.names(file).uses()) {
      tokens.add(
          new Token(use.span(), kind(use.target()), use.definition(), isReadonly(use.target())));
    }
    for (CommentSyntax comment : file.parsed().comments()) {
      tokens.add(new Token(comment.span(), Kind.COMMENT, false, false));
    }
    literals(file.parsed().file(), tokens);
    tokens.sort(Comparator.comparingInt(token -> token.span().start()));
    return withoutOverlaps(tokens);
  }

  private static List<Token> withoutOverlaps(List<Token> sorted) {
    List<Token> kept = new ArrayList<>();
    int end = 0;
    for (Token token : sorted) {
      if (token.span().start() >= end && token.span().length() > 0) {
        kept.add(token);
        end = token.span().end();
      }
    }
    return kept;
  }

  private static void literals(Syntax syntax, List<Token> tokens) {
    switch (syntax) {
      case StringSyntax string when string.isConstant() ->
          tokens.add(new Token(string.span(), Kind.STRING, false, false));
      case StringSyntax.TextPart text ->
          tokens.add(new Token(text.span(), Kind.STRING, false, false));
      case ExpressionSyntax.IntSyntax number -> number(number.span(), tokens);
      case ExpressionSyntax.DoubleSyntax number -> number(number.span(), tokens);
      case ExpressionSyntax.DurationSyntax number -> number(number.span(), tokens);
      default -> SyntaxChildren.of(syntax).forEach(child -> literals(child, tokens));
    }
  }

  private static void number(Span span, List<Token> tokens) {
    tokens.add(new Token(span, Kind.NUMBER, false, false));
  }

  private static Kind kind(Target target) {
    return switch (target.kind()) {
      case MODULE, ALIAS -> Kind.NAMESPACE;
      case TYPE, ERROR, TOOL, PERSONA, POLICY -> Kind.TYPE;
      case CASE -> Kind.ENUM_MEMBER;
      case FUNCTION, TASK, CAPSULE, PLAN -> Kind.FUNCTION;
      case ACTION, UPDATE, QUERY -> Kind.METHOD;
      case FIELD -> Kind.PROPERTY;
      case PARAMETER -> Kind.PARAMETER;
      case TOPIC, SIGNAL -> Kind.EVENT;
      case CONSTANT, NODE, LOCAL, STATE -> Kind.VARIABLE;
      case BUILTIN -> Character.isUpperCase(target.name().charAt(0)) ? Kind.TYPE : Kind.VARIABLE;
    };
  }

  private static boolean isReadonly(Target target) {
    return target.kind() == Target.Kind.CONSTANT || target.kind() == Target.Kind.CASE;
  }
}
