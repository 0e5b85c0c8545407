package ai.somagent.soma.bind;

import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.diagnostic.DiagnosticSink;
import ai.somagent.soma.diagnostic.RelatedSpan;
import ai.somagent.soma.syntax.ImportSyntax;
import ai.somagent.soma.syntax.ImportSyntax.ModuleImportSyntax;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Puts imported modules before their importers and reports cycles between them. */
final class ModuleOrder {
  private final Map<String, BoundModule> modules;
  private final DiagnosticSink sink;
  private final List<BoundModule> ordered = new ArrayList<>();
  private final Set<String> done = new HashSet<>();
  private final List<Edge> path = new ArrayList<>();

  /** An import on the way from the first module to the one being visited. */
  private record Edge(BoundFile file, ModuleImportSyntax syntax) {}

  ModuleOrder(Map<String, BoundModule> modules, DiagnosticSink sink) {
    this.modules = modules;
    this.sink = sink;
  }

  List<BoundModule> order() {
    modules.values().forEach(this::visit);
    return ordered;
  }

  private void visit(BoundModule module) {
    if (!done.add(module.name())) {
      return;
    }
    for (BoundFile file : module.files()) {
      for (ImportSyntax syntax : file.parsed().file().imports()) {
        if (syntax instanceof ModuleImportSyntax wanted) {
          follow(file, wanted);
        }
      }
    }
    ordered.add(module);
  }

  private void follow(BoundFile file, ModuleImportSyntax wanted) {
    String target = wanted.module().text();
    BoundModule module = modules.get(target);
    if (module == null || target.equals(file.module())) {
      return;
    }
    path.add(new Edge(file, wanted));
    int start = firstEdgeFrom(target);
    if (start >= 0) {
      reportCycle(start);
    } else {
      visit(module);
    }
    path.removeLast();
  }

  private int firstEdgeFrom(String module) {
    for (int i = 0; i < path.size(); i++) {
      if (path.get(i).file().module().equals(module)) {
        return i;
      }
    }
    return -1;
  }

  private void reportCycle(int start) {
    Edge closing = path.getLast();
    StringBuilder way = new StringBuilder();
    List<RelatedSpan> related = new ArrayList<>();
    for (Edge edge : path.subList(start, path.size())) {
      way.append('`').append(edge.file().module()).append("` → ");
      if (edge != closing) {
        String label = "imports `" + edge.syntax().module().text() + "`";
        related.add(new RelatedSpan(edge.file().source(), edge.syntax().module().span(), label));
      }
    }
    String target = closing.syntax().module().text();
    sink.report(
        Diagnostic.of(
                BindCode.IMPORT_CYCLE,
                closing.file().source(),
                closing.syntax().module().span(),
                "modules import each other in a circle: " + way + "`" + target + "`")
            .withHelp("move what both need into a third module")
            .withRelated(related));
  }
}
