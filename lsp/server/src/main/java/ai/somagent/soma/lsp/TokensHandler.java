package ai.somagent.soma.lsp;

import ai.somagent.soma.query.TokenQuery;
import ai.somagent.soma.source.LineMap;
import ai.somagent.soma.source.Span;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.lsp4j.SemanticTokenModifiers;
import org.eclipse.lsp4j.SemanticTokenTypes;
import org.eclipse.lsp4j.SemanticTokens;
import org.eclipse.lsp4j.SemanticTokensLegend;

/** Semantic tokens, as the protocol packs them: five numbers each, relative to the one before. */
final class TokensHandler {
  /** Types are sent as places in this list. */
  private static final List<TokenQuery.Kind> LEGEND = List.of(TokenQuery.Kind.values());

  static SemanticTokensLegend legend() {
    List<String> types = new ArrayList<>();
    for (TokenQuery.Kind kind : LEGEND) {
      types.add(name(kind));
    }
    return new SemanticTokensLegend(
        types, List.of(SemanticTokenModifiers.Declaration, SemanticTokenModifiers.Readonly));
  }

  private static String name(TokenQuery.Kind kind) {
    return switch (kind) {
      case NAMESPACE -> SemanticTokenTypes.Namespace;
      case TYPE -> SemanticTokenTypes.Type;
      case ENUM_MEMBER -> SemanticTokenTypes.EnumMember;
      case FUNCTION -> SemanticTokenTypes.Function;
      case METHOD -> SemanticTokenTypes.Method;
      case PROPERTY -> SemanticTokenTypes.Property;
      case PARAMETER -> SemanticTokenTypes.Parameter;
      case VARIABLE -> SemanticTokenTypes.Variable;
      case EVENT -> SemanticTokenTypes.Event;
      case STRING -> SemanticTokenTypes.String;
      case NUMBER -> SemanticTokenTypes.Number;
      case COMMENT -> SemanticTokenTypes.Comment;
    };
  }

  SemanticTokens tokens(Place place) {
    LineMap lines = place.file().parsed().source().lines();
    List<Integer> data = new ArrayList<>();
    int line = 0;
    int column = 0;
    for (TokenQuery.Token token : TokenQuery.of(place.file(), place.index())) {
      for (Span piece : pieces(token.span(), lines)) {
        int pieceLine = lines.line(piece.start());
        int pieceColumn = lines.column(piece.start());
        data.add(pieceLine - line);
        data.add(pieceLine == line ? pieceColumn - column : pieceColumn);
        data.add(piece.length());
        data.add(LEGEND.indexOf(token.kind()));
        data.add((token.declaration() ? 1 : 0) | (token.readonly() ? 2 : 0));
        line = pieceLine;
        column = pieceColumn;
      }
    }
    return new SemanticTokens(data);
  }

  /** One for each line, since not every editor takes tokens that span lines. */
  private static List<Span> pieces(Span span, LineMap lines) {
    List<Span> pieces = new ArrayList<>();
    int start = span.start();
    while (start < span.end()) {
      int end = Math.min(span.end(), lines.lineEnd(lines.line(start)));
      pieces.add(new Span(start, end));
      start = end;
    }
    return pieces;
  }
}
