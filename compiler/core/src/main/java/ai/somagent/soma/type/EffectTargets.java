package ai.somagent.soma.type;

import ai.somagent.soma.bind.BindCode;
import ai.somagent.soma.bind.BoundDeclaration;
import ai.somagent.soma.bind.NameReports;
import ai.somagent.soma.checked.PersonaSymbol;
import ai.somagent.soma.checked.TopicSymbol;
import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.diagnostic.DiagnosticSink;
import ai.somagent.soma.source.Span;
import ai.somagent.soma.syntax.NameSyntax;
import ai.somagent.soma.syntax.PathSyntax;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds what effects name: topics, personas, tasks and capsules. */
public final class EffectTargets {
  private static final String RUNNABLE = "task or capsule";

  private final ModuleScope scope;
  private final DiagnosticSink sink;

  EffectTargets(ModuleScope scope, DiagnosticSink sink) {
    this.scope = scope;
    this.sink = sink;
  }

  /** The topic that {@code path} names; null after a report. */
  public @Nullable TopicSymbol topic(PathSyntax path) {
    BoundDeclaration found = find(path, "topic");
    return found == null ? null : scope.symbols().topic(found);
  }

  /** The persona that {@code path} names; null after a report. */
  public @Nullable PersonaSymbol persona(PathSyntax path) {
    BoundDeclaration found = find(path, "persona");
    return found == null ? null : scope.symbols().persona(found);
  }

  /**
   * The declaration of a task or capsule; null after a report.
   *
   * @param keyword where {@code run} or {@code start} stands
   */
  @Nullable BoundDeclaration runnable(PathSyntax path, Span keyword) {
    BoundDeclaration found = scope.findDeclaration(path);
    if (found != null && RunnableTable.isRunnable(found)) {
      return found;
    }
    if (found == null && namesAction(path)) {
      sink.report(
          Diagnostic.of(
                  BindCode.WRONG_KIND_OF_NAME,
                  scope.source(),
                  path.span(),
                  "`" + path.text() + "` is an action of a tool, which is called")
              .withHelp("write `call`")
              .withFixes(List.of(NameReports.replace(keyword, "call", "Change to `call`"))));
      return null;
    }
    return find(path, RUNNABLE);
  }

  private boolean namesAction(PathSyntax path) {
    return scope.findAction(path) != null;
  }

  private @Nullable BoundDeclaration find(PathSyntax path, String kind) {
    BoundDeclaration found = scope.findDeclaration(path);
    if (found != null && isKind(found, kind)) {
      return found;
    }
    if (path.last().isMissing()
        || scope.isFailedImport(path)
        || scope.reportWrongKind(path, "a " + kind)) {
      return null;
    }
    List<String> known = new ArrayList<>();
    for (String name : scope.names()) {
      BoundDeclaration declaration = scope.findDeclaration(name);
      if (declaration != null && isKind(declaration, kind)) {
        known.add(name);
      }
    }
    sink.report(
        NameReports.unknown(
            BindCode.UNKNOWN_NAME,
            scope.source(),
            new NameSyntax(path.text(), path.span()),
            "unknown " + kind + " `" + path.text() + "`",
            known));
    return null;
  }

  private static boolean isKind(BoundDeclaration declaration, String kind) {
    String declared = declaration.kind();
    return kind.equals(declared) || kind.equals(RUNNABLE) && RunnableTable.isRunnable(declaration);
  }
}
