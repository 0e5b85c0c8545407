package ai.somagent.soma.lsp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.lsp4j.CodeAction;
import org.eclipse.lsp4j.CodeActionContext;
import org.eclipse.lsp4j.CodeActionParams;
import org.eclipse.lsp4j.CompletionItem;
import org.eclipse.lsp4j.CompletionParams;
import org.eclipse.lsp4j.DefinitionParams;
import org.eclipse.lsp4j.Diagnostic;
import org.eclipse.lsp4j.DiagnosticSeverity;
import org.eclipse.lsp4j.DidChangeWatchedFilesParams;
import org.eclipse.lsp4j.DocumentRangeFormattingParams;
import org.eclipse.lsp4j.DocumentSymbolParams;
import org.eclipse.lsp4j.FileChangeType;
import org.eclipse.lsp4j.FileEvent;
import org.eclipse.lsp4j.FormattingOptions;
import org.eclipse.lsp4j.HoverParams;
import org.eclipse.lsp4j.InitializeResult;
import org.eclipse.lsp4j.Position;
import org.eclipse.lsp4j.PublishDiagnosticsParams;
import org.eclipse.lsp4j.Range;
import org.eclipse.lsp4j.ReferenceContext;
import org.eclipse.lsp4j.ReferenceParams;
import org.eclipse.lsp4j.RenameParams;
import org.eclipse.lsp4j.SemanticTokensParams;
import org.eclipse.lsp4j.TextDocumentContentChangeEvent;
import org.eclipse.lsp4j.TextDocumentIdentifier;
import org.eclipse.lsp4j.TextDocumentSyncKind;
import org.eclipse.lsp4j.TextEdit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SomaLanguageServerTest {
  private static final String URI = "file:///work/demo/main.soma";
  private static final String GOOD = "module demo\n\ntype Id = string(max: 10)\n";
  private static final String BROKEN = "module demo\n\ntype Id = \n";

  private static Range range(int startLine, int start, int endLine, int end) {
    return new Range(new Position(startLine, start), new Position(endLine, end));
  }

  private static String apply(String text, List<? extends TextEdit> edits) {
    assertThat(edits).hasSize(1);
    var span = new LspPositions(text).span(edits.getFirst().getRange());
    String replacement = edits.getFirst().getNewText();
    return text.substring(0, span.start()) + replacement + text.substring(span.end());
  }

  @Test
  void initialize_saysWhatTheServerCan() {
    try (LspSession session = LspSession.connect()) {
      InitializeResult result = session.initialize();
      var capabilities = result.getCapabilities();
      assertThat(capabilities.getPositionEncoding()).isEqualTo("utf-16");
      assertThat(capabilities.getTextDocumentSync().getRight().getChange())
          .isEqualTo(TextDocumentSyncKind.Incremental);
      assertThat(capabilities.getDocumentFormattingProvider().getLeft()).isTrue();
      assertThat(capabilities.getCodeActionProvider().getRight().getCodeActionKinds())
          .containsExactly("quickfix");
      assertThat(result.getServerInfo().getName()).isEqualTo("soma");
    }
  }

  @Test
  void brokenFileRepairedAndFormatted_endsCleanly() {
    try (LspSession session = LspSession.start()) {
      session.open(URI, BROKEN);
      PublishDiagnosticsParams broken = session.diagnostics(URI, 1);
      Diagnostic first = broken.getDiagnostics().getFirst();
      assertThat(first.getSeverity()).isEqualTo(DiagnosticSeverity.Error);
      assertThat(first.getSource()).isEqualTo("soma");
      assertThat(first.getCode().getLeft()).startsWith("E1");
      assertThat(first.getRange().getStart().getLine()).isBetween(2, 3);
      assertThat(session.format(URI)).isEmpty();

      session.change(URI, 2, range(2, 10, 2, 10), "string( max:10 )");
      assertThat(session.diagnostics(URI, 2).getDiagnostics()).isEmpty();

      String repaired = "module demo\n\ntype Id = string( max:10 )\n";
      List<? extends TextEdit> edits = session.format(URI);
      assertThat(apply(repaired, edits)).isEqualTo(GOOD);
      assertThat(edits.getFirst().getRange()).isEqualTo(range(2, 0, 3, 0));

      session.change(URI, 3, null, GOOD);
      assertThat(session.format(URI)).isEmpty();
      assertThat(session.shutDown()).isZero();
    }
  }

  @Test
  void exitWithoutShutdown_isAFailure() {
    try (LspSession session = LspSession.start()) {
      session.server().exit();
      assertThat(session.exitCode()).isEqualTo(1);
    }
  }

  @Test
  void closedInput_endsTheServer() {
    try (LspSession session = LspSession.start()) {
      session.hangUp();
      assertThat(session.exitCode()).isEqualTo(1);
    }
  }

  @Test
  void changeBeforeOpen_isRefusedAndTheServerGoesOn() {
    try (LspSession session = LspSession.start()) {
      session.change(URI, 1, null, BROKEN);
      assertThat(session.nextLog().getMessage()).contains("not open").contains(URI);
      session.open(URI, GOOD);
      PublishDiagnosticsParams next = session.nextDiagnostics();
      assertThat(next.getUri()).isEqualTo(URI);
      assertThat(next.getDiagnostics()).isEmpty();
    }
  }

  @Test
  void unknownDocument_hasNoEditsAndNoActions() {
    try (LspSession session = LspSession.start()) {
      assertThat(session.format("file:///nowhere.soma")).isEmpty();
      assertThat(actions(session, "file:///nowhere.soma", range(0, 0, 9, 9))).isEmpty();
      assertThat(session.shutDown()).isZero();
    }
  }

  @Test
  void closedDocument_losesItsDiagnostics() {
    try (LspSession session = LspSession.start()) {
      session.open(URI, BROKEN);
      assertThat(session.diagnostics(URI, 1).getDiagnostics()).isNotEmpty();
      session.closeDocument(URI);
      PublishDiagnosticsParams next = session.nextDiagnostics();
      assertThat(next.getUri()).isEqualTo(URI);
      assertThat(next.getDiagnostics()).isEmpty();
      assertThat(session.format(URI)).isEmpty();
    }
  }

  @Test
  void severalChangesInOneMessage_applyInOrder() {
    try (LspSession session = LspSession.start()) {
      session.open(URI, "module demo\n");
      List<TextDocumentContentChangeEvent> changes = new ArrayList<>();
      changes.add(new TextDocumentContentChangeEvent(range(1, 0, 1, 0), "\ntype  X = int\n"));
      changes.add(new TextDocumentContentChangeEvent(range(2, 6, 2, 7), "Long"));
      session.change(URI, 2, changes);
      assertThat(session.diagnostics(URI, 2).getDiagnostics()).isEmpty();
      assertThat(apply("module demo\n\ntype  Long = int\n", session.format(URI)))
          .isEqualTo("module demo\n\ntype Long = int\n");
    }
  }

  @Test
  void positionsPastTheEnd_meanTheEnd() {
    try (LspSession session = LspSession.start()) {
      session.open(URI, "module demo");
      session.change(URI, 2, range(0, 999, 7, 3), "\n\ntype  X = int");
      assertThat(session.diagnostics(URI, 2).getDiagnostics()).isEmpty();
      assertThat(apply("module demo\n\ntype  X = int", session.format(URI)))
          .isEqualTo("module demo\n\ntype X = int\n");
    }
  }

  @Test
  void charactersBeyondTheBasicPlane_countAsTwo() {
    try (LspSession session = LspSession.start()) {
      session.open(URI, "module demo\n\nlet a = \"\uD83D\uDE80\uD83D\uDE80\" ]\n");
      Diagnostic first = session.diagnostics(URI, 1).getDiagnostics().getFirst();
      assertThat(first.getRange().getStart()).isEqualTo(new Position(2, 15));
      session.change(URI, 2, range(2, 9, 2, 16), "\uD83D\uDE80\"");
      assertThat(session.diagnostics(URI, 2).getDiagnostics()).isEmpty();
    }
  }

  @Test
  void documentOverTheLimit_isAnsweredAndLeftAlone() {
    try (LspSession session = LspSession.start()) {
      String huge = GOOD + "// " + "x".repeat((1 << 20) + 1 - GOOD.length() - 4) + "\n";
      assertThat(huge).hasSize((1 << 20) + 1);
      session.open(URI, huge);
      assertThat(session.diagnostics(URI, 1).getDiagnostics()).isNotEmpty();
      assertThat(session.format(URI)).isEmpty();
      session.change(URI, 2, null, GOOD);
      assertThat(session.diagnostics(URI, 2).getDiagnostics()).isEmpty();
    }
  }

  @Test
  void carriageReturns_areKept() {
    try (LspSession session = LspSession.start()) {
      String text = "module demo\r\n\r\ntype  X = int\r\n";
      session.open(URI, text);
      assertThat(apply(text, session.format(URI))).isEqualTo("module demo\r\n\r\ntype X = int\r\n");
    }
  }

  private static List<CodeAction> actions(LspSession session, String uri, Range range) {
    var parameters =
        new CodeActionParams(
            new TextDocumentIdentifier(uri), range, new CodeActionContext(List.of()));
    return LspSession.get(session.server().getTextDocumentService().codeAction(parameters)).stream()
        .map(either -> either.getRight())
        .toList();
  }

  @Test
  void diagnosticWithAFix_offersAQuickFix() {
    try (LspSession session = LspSession.start()) {
      String text =
          "module demo\n\ncapsule c version \"1.0.0\" {\n  steps {\n    const a = 1\n  }\n}\n";
      session.open(URI, text);
      assertThat(session.diagnostics(URI, 1).getDiagnostics()).isNotEmpty();
      List<CodeAction> found = actions(session, URI, range(4, 6, 4, 6));
      assertThat(found).hasSize(1);
      CodeAction action = found.getFirst();
      assertThat(action.getKind()).isEqualTo("quickfix");
      assertThat(action.getIsPreferred()).isTrue();
      assertThat(action.getDiagnostics()).hasSize(1);
      var edit = action.getEdit().getDocumentChanges().getFirst().getLeft();
      assertThat(edit.getTextDocument().getUri()).isEqualTo(URI);
      assertThat(edit.getTextDocument().getVersion()).isEqualTo(1);
      assertThat(apply(text, List.of(edit.getEdits().getFirst().getLeft())))
          .contains("    let a = 1\n");
      assertThat(actions(session, URI, range(0, 0, 0, 3))).isEmpty();
    }
  }

  @Test
  void documentsOfOneDirectory_seeEachOther() {
    try (LspSession session = LspSession.start()) {
      String user = "module user\n\nimport owner { Id }\n\ntype Pair {\n  one: Id\n}\n";
      session.open(URI, user);
      assertThat(session.diagnostics(URI, 1).getDiagnostics())
          .first()
          .extracting(one -> one.getRange().getStart().getLine())
          .isEqualTo(2);
      session.open("file:///work/elsewhere/owner.soma", "module owner\n\ntype Id = int\n");
      session.change(URI, 2, range(6, 0, 6, 0), "");
      assertThat(session.diagnostics(URI, 2).getDiagnostics()).isNotEmpty();
      session.open("file:///work/demo/owner.soma", "module owner\n\ntype Id = int\n");
      assertThat(session.diagnostics(URI, 2).getDiagnostics()).isEmpty();
    }
  }

  @Test
  void moduleOfTheLibrary_isFound() {
    try (LspSession session = LspSession.start()) {
      session.open(URI, "module user\n\nimport kit { Kit }\n\ntype Pair {\n  one: Kit\n}\n");
      assertThat(session.diagnostics(URI, 1).getDiagnostics()).isEmpty();
    }
  }

  @Test
  void unknownType_isReportedWithItsRange() {
    try (LspSession session = LspSession.start()) {
      session.open(URI, "module demo\n\ntype Pair {\n  one: Strange\n}\n");
      Diagnostic first = session.diagnostics(URI, 1).getDiagnostics().getFirst();
      assertThat(first.getRange()).isEqualTo(range(3, 7, 3, 14));
      assertThat(first.getCode().getLeft()).startsWith("E2");
      assertThat(first.getMessage().getLeft()).contains("`Strange`");
    }
  }

  @Test
  void hover_saysLabelsAndWhatARunNeeds() {
    try (LspSession session = LspSession.start()) {
      String text =
          """
          module demo
          capsule main version "1.0.0" {
            owner: "team:demo"
            budget(wall_clock: 1h)
            input { text: untrusted string(max: 10) }
            steps {
              let _loud = input.text + "!"
              sleep 5m
            }
          }
          """;
      session.open(URI, text);
      var document = new TextDocumentIdentifier(URI);
      var service = session.server().getTextDocumentService();

      var variable = LspSession.get(service.hover(new HoverParams(document, new Position(6, 10))));
      assertThat(variable.getContents().getRight().getValue())
          .contains("_loud: untrusted string", "- line 7: `input.text` is `untrusted`");
      var capsule = LspSession.get(service.hover(new HoverParams(document, new Position(1, 9))));
      assertThat(capsule.getContents().getRight().getValue())
          .contains("| a run needs | at least | at most |", "| time | 5m | ", "| events | ");
    }
  }

  @Test
  void questionsAboutAText_areAnswered() {
    try (LspSession session = LspSession.start()) {
      String text =
          "module demo\n\ntype Id = string(max: 10)\n\ntype Pair {\n  one: Id\n  other: Id\n}\n";
      session.open(URI, text);
      var document = new TextDocumentIdentifier(URI);
      var place = new Position(5, 8);
      var service = session.server().getTextDocumentService();

      var hover = LspSession.get(service.hover(new HoverParams(document, place)));
      assertThat(hover.getContents().getRight().getValue()).contains("type Id = string(max: 10)");
      var definition =
          LspSession.get(service.definition(new DefinitionParams(document, place))).getLeft();
      assertThat(definition.getFirst().getRange()).isEqualTo(range(2, 5, 2, 7));
      var references =
          LspSession.get(
              service.references(new ReferenceParams(document, place, new ReferenceContext(true))));
      assertThat(references).hasSize(3);
      var renamed = LspSession.get(service.rename(new RenameParams(document, place, "Key")));
      assertThat(renamed.getChanges().get(URI)).hasSize(3);
      var items =
          LspSession.get(service.completion(new CompletionParams(document, place))).getRight();
      assertThat(items.getItems()).extracting(CompletionItem::getLabel).contains("Id", "Pair");
      var symbols = LspSession.get(service.documentSymbol(new DocumentSymbolParams(document)));
      assertThat(symbols).extracting(one -> one.getRight().getName()).containsExactly("Id", "Pair");
      var tokens = LspSession.get(service.semanticTokensFull(new SemanticTokensParams(document)));
      assertThat(tokens.getData().size() % 5).isZero();
      assertThat(tokens.getData()).isNotEmpty();
    }
  }

  @Test
  void fileBesideTheOpenDocument_isReadFromDisk(@TempDir Path folder) throws IOException {
    Files.writeString(folder.resolve("owner.soma"), "module owner\n\ntype Id = int\n");
    String uri = folder.resolve("user.soma").toUri().toString();
    try (LspSession session = LspSession.start()) {
      session.open(uri, "module user\n\nimport owner { Id }\n\ntype Pair {\n  one: Id\n}\n");
      assertThat(session.diagnostics(uri, 1).getDiagnostics()).isEmpty();

      Files.writeString(folder.resolve("owner.soma"), "module owner\n\ntype Key = int\n");
      String owner = folder.resolve("owner.soma").toUri().toString();
      session
          .server()
          .getWorkspaceService()
          .didChangeWatchedFiles(
              new DidChangeWatchedFilesParams(
                  List.of(new FileEvent(owner, FileChangeType.Changed))));
      assertThat(session.diagnostics(uri, 1).getDiagnostics()).isNotEmpty();
    }
  }

  @Test
  void rangeOfADocument_isFormattedAlone() {
    try (LspSession session = LspSession.start()) {
      session.open(URI, "module demo\n\ntype  A = int\n\ntype  B = int\n");
      var parameters =
          new DocumentRangeFormattingParams(
              new TextDocumentIdentifier(URI), new FormattingOptions(2, true), range(4, 0, 4, 3));
      var edits =
          LspSession.get(session.server().getTextDocumentService().rangeFormatting(parameters));
      assertThat(edits).isNotEmpty();
      assertThat(edits).allMatch(edit -> edit.getRange().getStart().getLine() == 4);
    }
  }
}
