package ai.somagent.soma.type;

import ai.somagent.soma.bind.BindCode;
import ai.somagent.soma.bind.BoundDeclaration;
import ai.somagent.soma.bind.NameReports;
import ai.somagent.soma.checked.ToolActionSymbol;
import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.diagnostic.DiagnosticSink;
import ai.somagent.soma.syntax.DeclarationSyntax.ToolSyntax;
import ai.somagent.soma.syntax.NameSyntax;
import ai.somagent.soma.syntax.PathSyntax;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says why the target of a {@code call} is no action. */
final class ActionReports {
  private final ModuleScope scope;
  private final DiagnosticSink sink;

  ActionReports(ModuleScope scope, DiagnosticSink sink) {
    this.scope = scope;
    this.sink = sink;
  }

  /** Reports {@code path} and gives nothing. */
  @Nullable ToolActionSymbol report(PathSyntax path, @Nullable BoundDeclaration tool) {
    if (tool != null && tool.syntax() instanceof ToolSyntax) {
      List<String> actions = List.copyOf(scope.actionsOf(tool).keySet());
      Diagnostic found =
          NameReports.unknown(
                  BindCode.UNKNOWN_NAME,
                  scope.source(),
                  path.last(),
                  "tool `" + tool.name().text() + "` has no action `" + path.last().text() + "`",
                  actions)
              .withRelated(List.of(NameReports.declaredHere(tool)));
      boolean list = found.help() == null && !actions.isEmpty();
      sink.report(list ? found.withHelp("it has " + SettingChecker.listed(actions)) : found);
    } else if (tool != null) {
      sink.report(
          Diagnostic.of(
                  BindCode.WRONG_KIND_OF_NAME,
                  scope.source(),
                  path.span(),
                  "`"
                      + tool.name().text()
                      + "` is "
                      + KnownNames.withArticle(tool.kind())
                      + ", not a tool")
              .withRelated(List.of(NameReports.declaredHere(tool))));
    } else {
      reportUnknownTool(path);
    }
    return null;
  }

  private void reportUnknownTool(PathSyntax path) {
    NameSyntax first = path.parts().getFirst();
    if (path.parts().size() == 1 && scope.findDeclaration(first.text()) != null) {
      reportBare(path);
      return;
    }
    List<String> tools = new ArrayList<>();
    List<String> owners = new ArrayList<>();
    for (String name : scope.names()) {
      BoundDeclaration declaration = scope.findDeclaration(name);
      if (declaration == null || declaration.syntax() instanceof ToolSyntax) {
        tools.add(name);
      }
      if (declaration != null
          && declaration.syntax() instanceof ToolSyntax
          && path.parts().size() == 1
          && scope.actionsOf(declaration).containsKey(first.text())) {
        owners.add(name);
      }
    }
    String message = "unknown tool `" + first.text() + "`";
    sink.report(
        owners.size() == 1
            ? NameReports.suggest(
                Diagnostic.of(BindCode.UNKNOWN_NAME, scope.source(), first.span(), message),
                owners.getFirst() + "." + first.text())
            : NameReports.unknown(BindCode.UNKNOWN_NAME, scope.source(), first, message, tools));
  }

  private void reportBare(PathSyntax path) {
    BoundDeclaration found = scope.findDeclaration(path);
    if (found != null && found.syntax() instanceof ToolSyntax) {
      sink.report(
          Diagnostic.of(
                  BindCode.WRONG_KIND_OF_NAME,
                  scope.source(),
                  path.span(),
                  "`" + path.text() + "` is a tool, and a call names one of its actions")
              .withHelp("for example `call " + path.text() + "." + firstAction(found) + "(…)`")
              .withRelated(List.of(NameReports.declaredHere(found))));
    } else {
      scope.reportWrongKind(path, "an action of a tool");
    }
  }

  private String firstAction(BoundDeclaration tool) {
    for (String action : scope.actionsOf(tool).keySet()) {
      return action;
    }
    return "action";
  }
}
