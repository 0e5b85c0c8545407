package ai.somagent.soma.lsp;

import ai.somagent.soma.compile.CheckedFile;
import ai.somagent.soma.query.NameUse;
import ai.somagent.soma.query.RenameQuery;
import ai.somagent.soma.query.Target;
import ai.somagent.soma.query.WorkspaceIndex;
import ai.somagent.soma.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.lsp4j.DocumentHighlight;
import org.eclipse.lsp4j.DocumentHighlightKind;
import org.eclipse.lsp4j.Location;
import org.eclipse.lsp4j.PrepareRenameResult;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.lsp4j.jsonrpc.ResponseErrorException;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseError;
import org.eclipse.lsp4j.jsonrpc.messages.ResponseErrorCode;
import org.jspecify.annotations.Nullable;

/** Definition, references, highlights and rename. */
final class NavigationHandler {
  List<Location> definition(Place place) {
    NameUse use = place.index().at(place.uri(), place.offset());
    ai.somagent.soma.query.Location found =
        use == null ? null : place.index().definition(use.target(), place.uri());
    Location location = found == null ? null : location(place.index(), found);
    return location == null ? List.of() : List.of(location);
  }

  List<Location> references(Place place, boolean withDeclaration) {
    NameUse use = place.index().at(place.uri(), place.offset());
    if (use == null) {
      return List.of();
    }
    Target target = use.target();
    ai.somagent.soma.query.Location declared = place.index().definition(target, place.uri());
    List<Location> found = new ArrayList<>();
    for (ai.somagent.soma.query.Location reference : place.index().references(target)) {
      Location location = location(place.index(), reference);
      if (location != null && (withDeclaration || !reference.equals(declared))) {
        found.add(location);
      }
    }
    return found;
  }

  List<DocumentHighlight> highlights(Place place) {
    NameUse use = place.index().at(place.uri(), place.offset());
    List<DocumentHighlight> found = new ArrayList<>();
    if (use != null) {
      LspPositions positions = place.positions();
      for (Span span : place.index().names(place.file()).of(use.target())) {
        found.add(new DocumentHighlight(positions.range(span), DocumentHighlightKind.Text));
      }
    }
    return found;
  }

  @Nullable PrepareRenameResult prepareRename(Place place) {
    NameUse use = RenameQuery.prepare(place.index(), place.uri(), place.offset());
    return use == null
        ? null
        : new PrepareRenameResult(place.positions().range(use.span()), use.target().name());
  }

  /** A refusal is an error whose message the editor shows. */
  WorkspaceEdit rename(Place place, String name) {
    return switch (RenameQuery.plan(place.index(), place.uri(), place.offset(), name)) {
      case RenameQuery.Plan plan -> edit(place.index(), plan);
      case RenameQuery.Refusal refusal ->
          throw new ResponseErrorException(
              new ResponseError(ResponseErrorCode.RequestFailed, refusal.reason(), null));
    };
  }

  private static WorkspaceEdit edit(WorkspaceIndex index, RenameQuery.Plan plan) {
    Map<String, List<TextEdit>> changes = new LinkedHashMap<>();
    plan.edits()
        .forEach((source, edits) -> {
          CheckedFile file = index.file(source);
          if (file != null) {
            LspPositions positions = new LspPositions(file.parsed().source().text());
            changes.put(
                source,
                edits.stream()
                    .map(e -> new TextEdit(positions.range(e.span()), e.replacement()))
                    .toList());
          }
        });
    return new WorkspaceEdit(changes);
  }

  /** Null for a place that the editor cannot open, such as a library module. */
  private static @Nullable Location location(
      WorkspaceIndex index, ai.somagent.soma.query.Location place) {
    CheckedFile file = index.file(place.source());
    return file == null
        ? null
        : new Location(
            place.source(), new LspPositions(file.parsed().source().text()).range(place.span()));
  }
}
