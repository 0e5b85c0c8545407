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
  private final DiagnosticsHandler diagnostics;
  private final LspDiagnostics converter;

  CodeActionHandler(Documents documents, DiagnosticsHandler diagnostics) {
    this.documents = documents;
    this.diagnostics = diagnostics;
    this.converter = new LspDiagnostics(documents);
  }

  List<Either<Command, CodeAction>> actions(CodeActionParams parameters, Workspaces workspaces) {
    String uri = parameters.getTextDocument().getUri();
    Optional<OpenDocument> document = documents.find(uri);
    if (document.isEmpty() || !wantsFixes(parameters)) {
      return List.of();
    }
    List<Either<Command, CodeAction>> actions = new ArrayList<>();
    for (DocumentDiagnostics result : diagnostics.analyze(workspaces.of(uri), workspaces)) {
      if (result.document().uri().equals(uri)) {
        addFixes(actions, result, parameters);
      }
    }
    return actions;
  }

  private static boolean wantsFixes(CodeActionParams parameters) {
    List<String> only = parameters.getContext().getOnly();
    return only == null || only.contains(CodeActionKind.QuickFix);
  }

  private void addFixes(
      List<Either<Command, CodeAction>> actions,
      DocumentDiagnostics result,
      CodeActionParams parameters) {
    LspPositions positions = result.document().positions();
    Span asked = positions.span(parameters.getRange());
    for (Diagnostic diagnostic : result.diagnostics()) {
      Span span = diagnostic.span();
      if (span.touches(asked.start()) || asked.touches(span.start())) {
        for (CodeFix fix : diagnostic.fixes()) {
          boolean preferred = fix.equals(diagnostic.fixes().getFirst());
          CodeAction action = action(fix, result.document(), positions);
          action.setDiagnostics(List.of(converter.convert(diagnostic, positions)));
          action.setIsPreferred(preferred);
          actions.add(Either.forRight(action));
        }
      }
    }
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
