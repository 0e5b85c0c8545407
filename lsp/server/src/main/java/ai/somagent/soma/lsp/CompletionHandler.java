package ai.somagent.soma.lsp;

import ai.somagent.soma.query.CompletionQuery;
import ai.somagent.soma.query.HoverQuery;
import ai.somagent.soma.query.SignatureQuery;
import ai.somagent.soma.query.Target;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionItemKind;
import org.eclipse.lsp4j.CompletionList;
import org.eclipse.lsp4j.Hover;
import org.eclipse.lsp4j.MarkupContent;
import org.eclipse.lsp4j.MarkupKind;
import org.eclipse.lsp4j.ParameterInformation;
import org.eclipse.lsp4j.SignatureHelp;
import org.eclipse.lsp4j.SignatureInformation;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.jsonrpc.messages.Either;
import org.jspecify.annotations.Nullable;

/** Completion, signature help and hover. */
final class CompletionHandler {
  CompletionList completion(Place place) {
    LspPositions positions = place.positions();
    List<CompletionItem> items = new ArrayList<>();
    for (CompletionQuery.Suggestion suggestion :
        CompletionQuery.at(place.index(), place.uri(), place.offset())) {
      CompletionItem item = new CompletionItem(suggestion.label());
      item.setKind(kind(suggestion.kind()));
      item.setDetail(suggestion.detail());
      item.setSortText("%02d%s".formatted(suggestion.rank() + 1, suggestion.label()));
      item.setTextEdit(
          Either.forLeft(
              new TextEdit(positions.range(suggestion.replaced()), suggestion.insert())));
      items.add(item);
    }
    return new CompletionList(false, items);
  }

  private static CompletionItemKind kind(Target.@Nullable Kind kind) {
    return switch (kind) {
      case null -> CompletionItemKind.Keyword;
      case MODULE, ALIAS -> CompletionItemKind.Module;
      case TYPE -> CompletionItemKind.Struct;
      case ERROR, TOPIC, SIGNAL -> CompletionItemKind.Event;
      case FUNCTION, TASK, CAPSULE, PLAN -> CompletionItemKind.Function;
      case CONSTANT -> CompletionItemKind.Constant;
      case TOOL, PERSONA, POLICY -> CompletionItemKind.Class;
      case CASE -> CompletionItemKind.EnumMember;
      case ACTION, UPDATE, QUERY -> CompletionItemKind.Method;
      case FIELD, PARAMETER -> CompletionItemKind.Field;
      case NODE, LOCAL, STATE -> CompletionItemKind.Variable;
      case BUILTIN -> CompletionItemKind.TypeParameter;
    };
  }

  @Nullable SignatureHelp signature(Place place) {
    SignatureQuery.Signature found = SignatureQuery.at(place.index(), place.uri(), place.offset());
    if (found == null) {
      return null;
    }
    String label = found.name() + "(" + String.join(", ", found.parameters()) + ")";
    SignatureInformation information = new SignatureInformation(label);
    information.setParameters(found.parameters().stream().map(ParameterInformation::new).toList());
    return new SignatureHelp(List.of(information), 0, found.active() < 0 ? null : found.active());
  }

  @Nullable Hover hover(Place place) {
    HoverQuery.Hover found = HoverQuery.of(place.index(), place.uri(), place.offset());
    if (found == null) {
      return null;
    }
    String text = "```soma\n" + found.code() + "\n```";
    if (!found.documentation().isEmpty()) {
      text += "\n\n" + found.documentation();
    }
    return new Hover(
        new MarkupContent(MarkupKind.MARKDOWN, text), place.positions().range(found.span()));
  }
}
