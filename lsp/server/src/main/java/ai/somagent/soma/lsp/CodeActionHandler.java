package ai.somagent.soma.lsp;

import ai.somagent.soma.diagnostic.CodeFix;
import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionKind;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.Command;
import org.eclipse.lsp4j.SnippetTextEdit;
import org.eclipse.lsp4j.TextDocumentEdit;
import org.eclipse.lsp4j.TextEdit;
import org.eclipse.lsp4j.VersionedTextDocumentIdentifier;
import org.eclipse.lsp4j.WorkspaceEdit;
import org.eclipse.lsp4j.jsonrpc.messages.Either;

/** {@code textDocument/codeAction}: the fixes that come with the diagnostics at a place. */
final class CodeActionHandler {
  private final Documents documents;

  CodeActionHandler(Documents documents) {
    this.documents = documents;
  }

  List<Either<Command, CodeAction>> actions(Place place, CodeActionParams parameters) {
    Optional<OpenDocument> document = documents.find(place.uri());
    if (document.isEmpty() || !wantsFixes(parameters)) {
      return List.of();
    }
    LspPositions positions = place.positions();
    Span asked = positions.span(parameters.getRange());
    LspDiagnostics converter = new LspDiagnostics(place.index());
    List<Either<Command, CodeAction>> actions = new ArrayList<>();
    for (Diagnostic diagnostic : place.file().diagnostics()) {
      Span span = diagnostic.span();
      if (span.touches(asked.start()) || asked.touches(span.start())) {
        for (CodeFix fix : diagnostic.fixes()) {
          CodeAction action = action(fix, document.get(), positions);
          action.setDiagnostics(List.of(converter.convert(diagnostic, positions)));
          action.setIsPreferred(fix.equals(diagnostic.fixes().getFirst()));
          actions.add(Either.forRight(action));
        }
      }
    }
    return actions;
  }

  private static boolean wantsFixes(CodeActionParams parameters) {
    List<String> only = parameters.getContext().getOnly();
    return only == null || only.contains(CodeActionKind.QuickFix);
  }

  private static CodeAction action(CodeFix fix, OpenDocument document, LspPositions positions) {
    List<Either<TextEdit, SnippetTextEdit>> edits = new ArrayList<>();
    for (ai.somagent.soma.diagnostic.TextEdit edit : fix.edits()) {
      edits.add(Either.forLeft(new TextEdit(positions.range(edit.span()), edit.replacement())));
    }
    var id = new VersionedTextDocumentIdentifier(document.uri(), document.version());
    CodeAction action = new CodeAction(fix.title());
    action.setKind(CodeActionKind.QuickFix);
    action.setEdit(new WorkspaceEdit(List.of(Either.forLeft(new TextDocumentEdit(id, edits)))));
    return action;
  }
}
