package ai.somagent.soma.type;

import ai.somagent.soma.bind.NameReports;
import ai.somagent.soma.checked.ToolActionSymbol;
import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.diagnostic.DiagnosticSink;
import ai.somagent.soma.source.Span;
import ai.somagent.soma.syntax.ExpressionSyntax;
import ai.somagent.soma.syntax.ExpressionSyntax.ListElementSyntax;
import ai.somagent.soma.syntax.ExpressionSyntax.ListSyntax;
import ai.somagent.soma.syntax.PathSyntax;
import ai.somagent.soma.syntax.StringSyntax;
import java.util.ArrayList;
import java.util.List;

/** Reads lists of actions, as in {@code tools: [kb.find, mail.send]}. */
final class ActionLists {
  private final ModuleScope scope;
  private final DiagnosticSink sink;

  ActionLists(ModuleScope scope, DiagnosticSink sink) {
    this.scope = scope;
    this.sink = sink;
  }

  /** An action and where it is named. */
  record NamedAction(ToolActionSymbol action, Span span) {}

  /** The actions that could be read, each once; reports the others. */
  List<NamedAction> read(ExpressionSyntax value) {
    List<NamedAction> found = new ArrayList<>();
    if (!(value instanceof ListSyntax list)) {
      report(value.span(), "`tools` is a list of actions");
      return found;
    }
    for (ListElementSyntax element : list.elements()) {
      PathSyntax path = element.maybe() ? null : SyntaxPaths.of(element.value());
      if (path == null) {
        reportElement(element);
        continue;
      }
      ToolActionSymbol action = scope.resolveAction(path);
      if (action != null) {
        found.add(new NamedAction(action, path.span()));
      }
    }
    return found;
  }

  private void reportElement(ListElementSyntax element) {
    Diagnostic plain =
        Diagnostic.of(
                TypeCode.INVALID_SETTING,
                scope.source(),
                element.span(),
                "an action is named without quotes")
            .withHelp("for example `tools: [search.find]`");
    if (element.value() instanceof StringSyntax string && string.isConstant()) {
      String text = string.constantText();
      boolean path =
          text.indexOf('.') > 0
              && text.chars().allMatch(c -> Character.isLetterOrDigit(c) || "._".indexOf(c) >= 0);
      sink.report(
          path
              ? plain.withFixes(
                  List.of(NameReports.replace(element.span(), text, "Change to `" + text + "`")))
              : plain);
      return;
    }
    report(element.span(), "an action is named here");
  }

  private void report(Span span, String message) {
    sink.report(
        Diagnostic.of(TypeCode.INVALID_SETTING, scope.source(), span, message)
            .withHelp("for example `tools: [search.find]`"));
  }
}
