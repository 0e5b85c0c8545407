package ai.somagent.soma.lsp;

import ai.somagent.soma.query.FoldingQuery;
import ai.somagent.soma.query.InlayQuery;
import ai.somagent.soma.query.LinkQuery;
import ai.somagent.soma.query.OutlineQuery;
import ai.somagent.soma.query.Target;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.lsp4j.DocumentLink;
import org.eclipse.lsp4j.DocumentSymbol;
import org.eclipse.lsp4j.FoldingRange;
import org.eclipse.lsp4j.FoldingRangeKind;
import org.eclipse.lsp4j.InlayHint;
import org.eclipse.lsp4j.InlayHintKind;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.SymbolKind;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.jspecify.annotations.Nullable;

/** Outline, folding, links and inlay hints. */
final class StructureHandler {
  List<DocumentSymbol> symbols(Place place) {
    return symbols(OutlineQuery.of(place.file().parsed()), place.positions());
  }

  private static List<DocumentSymbol> symbols(
      List<OutlineQuery.Item> items, LspPositions positions) {
    List<DocumentSymbol> symbols = new ArrayList<>();
    for (OutlineQuery.Item item : items) {
      DocumentSymbol symbol =
          new DocumentSymbol(
              item.title(),
              kind(item.kind()),
              positions.range(item.span()),
              positions.range(item.name()));
      symbol.setChildren(symbols(item.inside(), positions));
      symbols.add(symbol);
    }
    return symbols;
  }

  private static SymbolKind kind(Target.Kind kind) {
    return switch (kind) {
      case MODULE, ALIAS -> SymbolKind.Module;
      case TYPE -> SymbolKind.Struct;
      case ERROR, TOPIC, SIGNAL -> SymbolKind.Event;
      case FUNCTION, TASK, CAPSULE, PLAN -> SymbolKind.Function;
      case CONSTANT -> SymbolKind.Constant;
      case TOOL, PERSONA, POLICY -> SymbolKind.Class;
      case CASE -> SymbolKind.EnumMember;
      case ACTION, UPDATE, QUERY -> SymbolKind.Method;
      case FIELD, PARAMETER -> SymbolKind.Field;
      case NODE, LOCAL, STATE, BUILTIN -> SymbolKind.Variable;
    };
  }

  List<FoldingRange> folds(Place place) {
    List<FoldingRange> folds = new ArrayList<>();
    for (FoldingQuery.Fold fold : FoldingQuery.of(place.file().parsed())) {
      FoldingRange range = new FoldingRange(fold.firstLine(), fold.lastLine());
      switch (fold.kind()) {
        case COMMENT -> range.setKind(FoldingRangeKind.Comment);
        case IMPORTS -> range.setKind(FoldingRangeKind.Imports);
        case CODE -> {}
      }
      folds.add(range);
    }
    return folds;
  }

  List<DocumentLink> links(Place place) {
    LspPositions positions = place.positions();
    List<DocumentLink> links = new ArrayList<>();
    for (LinkQuery.Link link : LinkQuery.of(place.file().parsed())) {
      String target = target(place, link);
      if (target != null) {
        links.add(new DocumentLink(positions.range(link.span()), target));
      }
    }
    return links;
  }

  /** Null for what is no name of a file, as the compiler has reported. */
  private static @Nullable String target(Place place, LinkQuery.Link link) {
    try {
      return URI.create(place.uri()).resolve(link.file()).toString();
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  List<InlayHint> hints(Place place, Range range) {
    LspPositions positions = place.positions();
    List<InlayHint> hints = new ArrayList<>();
    for (InlayQuery.Inlay found : InlayQuery.of(place.file(), positions.span(range))) {
      InlayHint hint =
          new InlayHint(positions.position(found.offset()), Either.forLeft(found.text()));
      hint.setKind(InlayHintKind.Type);
      hints.add(hint);
    }
    return hints;
  }
}
