package ai.somagent.soma.query;

import ai.somagent.soma.bind.BoundDeclaration;
import ai.somagent.soma.bind.BoundModule;
import ai.somagent.soma.compile.CheckedFile;
import ai.somagent.soma.syntax.CapsuleSyntax;
import ai.somagent.soma.syntax.DeclarationSyntax;
import ai.somagent.soma.syntax.DeclarationSyntax.ActionSyntax;
import ai.somagent.soma.syntax.DeclarationSyntax.ToolSyntax;
import ai.somagent.soma.syntax.PathSyntax;
import ai.somagent.soma.type.ModuleScope;
import java.util.Set;

/** What a verb may act on. */
final class TargetCandidates {
  private final Candidates candidates;
  private final WorkspaceIndex index;
  private final CheckedFile file;

  TargetCandidates(Candidates candidates, WorkspaceIndex index, CheckedFile file) {
    this.candidates = candidates;
    this.index = index;
    this.file = file;
  }

  void of(Probe.TargetPlace place) {
    ModuleScope scope = place.environment().scope();
    if (place.path() != null) {
      BoundDeclaration declaration = scope.findDeclaration(place.path());
      if (declaration == null || !actions(declaration, candidates)) {
        alias(place.path(), scope, candidates, index);
      }
      return;
    }
    switch (place.verb()) {
      case "call" -> tools(scope);
      case "run" -> candidates.declared(scope, Set.of("task", "capsule"), 0);
      case "start" -> candidates.declared(scope, Set.of("capsule", "plan"), 0);
      case "ask" -> candidates.declared(scope, Set.of("persona"), 0);
      case "emit" -> candidates.declared(scope, Set.of("topic"), 0);
      default -> signals();
    }
  }

  private void tools(ModuleScope scope) {
    for (String name : scope.names()) {
      BoundDeclaration declaration = scope.findDeclaration(name);
      if (declaration == null) {
        candidates.add(name, Target.Kind.ALIAS, "module", name, 2);
      } else if (declaration.syntax() instanceof ToolSyntax tool) {
        for (ActionSyntax action : tool.actions()) {
          String path = name + "." + action.name().text();
          candidates.add(path, Target.Kind.ACTION, "action", path + "(", 0);
        }
      }
    }
  }

  private void signals() {
    candidates.add("until", null, "", "until ", 1);
    for (DeclarationSyntax declaration : file.parsed().file().declarations()) {
      if (declaration instanceof CapsuleSyntax capsule) {
        for (CapsuleSyntax.Member member : capsule.members()) {
          if (member instanceof CapsuleSyntax.SignalMember signal && signal.body() == null) {
            String name = signal.name().text();
            candidates.add(name, Target.Kind.SIGNAL, "signal", name, 0);
          }
        }
      }
    }
  }

  /** Whether it is a tool; then its actions are suggested. */
  static boolean actions(BoundDeclaration declaration, Candidates candidates) {
    if (!(declaration.syntax() instanceof ToolSyntax tool)) {
      return false;
    }
    for (ActionSyntax action : tool.actions()) {
      String name = action.name().text();
      candidates.add(name, Target.Kind.ACTION, "action", name + "(", 0);
    }
    return true;
  }

  /** Whether the path is a module's name in this file; then its declarations are suggested. */
  static boolean alias(
      PathSyntax path, ModuleScope scope, Candidates candidates, WorkspaceIndex index) {
    CheckedFile file = index.file(scope.source());
    BoundModule module = file == null ? null : file.bound().aliases().get(path.text());
    if (module == null) {
      return false;
    }
    for (BoundDeclaration declaration : module.declarations().values()) {
      String name = declaration.name().text();
      candidates.add(name, Scopes.target(declaration).kind(), declaration.kind(), name, 0);
    }
    return true;
  }
}
