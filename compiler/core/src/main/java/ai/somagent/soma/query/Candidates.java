package ai.somagent.soma.query;

import ai.somagent.soma.bind.BoundDeclaration;
import ai.somagent.soma.bind.BoundModule;
import ai.somagent.soma.checked.FieldSymbol;
import ai.somagent.soma.checked.LocalSymbol;
import ai.somagent.soma.compile.CheckedFile;
import ai.somagent.soma.query.CompletionQuery.Suggestion;
import ai.somagent.soma.source.Span;
import ai.somagent.soma.syntax.CapsuleSyntax;
import ai.somagent.soma.syntax.DeclarationSyntax;
import ai.somagent.soma.syntax.FieldSyntax;
import ai.somagent.soma.syntax.PlanSyntax;
import ai.somagent.soma.type.Environment;
import ai.somagent.soma.type.ExpressionLibrary;
import ai.somagent.soma.type.ModuleScope;
import ai.somagent.soma.type.TypeNames;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Collects suggestions for one place. Not thread-safe. */
final class Candidates {
  private final WorkspaceIndex index;
  private final CheckedFile file;
  private final Span word;
  private final FileFacts facts;
  private final List<Suggestion> found = new ArrayList<>();
  private final Set<String> labels = new HashSet<>();

  Candidates(WorkspaceIndex index, CheckedFile file, Span word) {
    this.index = index;
    this.file = file;
    this.word = word;
    this.facts = FileFacts.of(file);
  }

  List<Suggestion> found() {
    return found;
  }

  FileFacts facts() {
    return facts;
  }

  void add(String label, Target.@Nullable Kind kind, String detail, String insert, int rank) {
    if (labels.add(label)) {
      found.add(new Suggestion(label, kind, detail, insert, word, rank));
    }
  }

  private void word(String label, int rank) {
    add(label, null, "", label, rank);
  }

  void at(Probe.Place place) {
    switch (place) {
      case Probe.ValuePlace value -> {
        values(value.environment());
        SuggestedWords.VALUES.forEach(verb -> word(verb, 6));
      }
      case Probe.StepPlace step -> steps();
      case Probe.TypePlace type -> types(type.environment().scope());
      case Probe.ErrorPlace error -> errors(error.environment().scope());
      case Probe.MemberPlace member -> new MemberCandidates(this, index, facts).of(member);
      case Probe.TargetPlace target -> new TargetCandidates(this, index, file).of(target);
      case Probe.ArgumentPlace argument -> arguments(argument);
    }
  }

  private void values(Environment environment) {
    for (String name : environment.localNames()) {
      LocalSymbol local = environment.findLocal(name);
      String detail = local == null ? "" : TypeNames.show(local.type());
      add(name, Target.Kind.LOCAL, detail, name, 0);
    }
    List<FieldSymbol> input = environment.input();
    if (input != null) {
      for (FieldSymbol field : input) {
        String name = "input." + field.name();
        add(name, Target.Kind.FIELD, TypeNames.show(field.type()), name, 1);
      }
      add("run", Target.Kind.BUILTIN, "the run", "run", 4);
    }
    declared(environment.scope(), Set.of("function", "constant", "record", "enum", "union"), 2);
    for (String name : ExpressionLibrary.globals()) {
      add(name, Target.Kind.FUNCTION, "library", name + "(", 3);
    }
    List.of("true", "false", "null").forEach(literal -> word(literal, 5));
  }

  /** Declarations of {@code kinds} that the file sees, aliases of modules too. */
  void declared(ModuleScope scope, Set<String> kinds, int rank) {
    for (String name : scope.names()) {
      BoundDeclaration declaration = scope.findDeclaration(name);
      if (declaration == null) {
        add(name, Target.Kind.ALIAS, "module", name, rank + 1);
      } else if (kinds.contains(declaration.kind())) {
        String insert = declaration.kind().equals("function") ? name + "(" : name;
        add(name, Scopes.target(declaration).kind(), declaration.kind(), insert, rank);
      }
    }
  }

  private void steps() {
    SuggestedWords.STEPS.forEach(step -> word(step, 0));
  }

  private void types(ModuleScope scope) {
    declared(scope, Set.of("record", "enum", "union", "type"), 0);
    ExpressionLibrary.typeNames().forEach(t -> add(t, Target.Kind.BUILTIN, "built in", t, 1));
    SuggestedWords.LABELS.forEach(label -> word(label, 2));
  }

  private void errors(ModuleScope scope) {
    declared(scope, Set.of("error"), 0);
    ExpressionLibrary.errorNames().forEach(e -> add(e, Target.Kind.BUILTIN, "built in", e, 1));
  }

  private void arguments(Probe.ArgumentPlace place) {
    for (FieldSyntax field : ParameterFields.of(place.owner(), index)) {
      String name = field.name().text();
      if (!place.given().contains(name)) {
        String type = index.textOf(field.type(), place.owner());
        add(name, Target.Kind.PARAMETER, type, name + ": ", -1);
      }
    }
    values(place.environment());
  }

  /** Outside of every declaration. */
  void topLevel(String text) {
    int line = text.lastIndexOf('\n', Math.max(0, word.start() - 1)) + 1;
    String before = text.substring(Math.min(line, word.start()), word.start());
    if (before.startsWith("import ")) {
      imports(before);
    } else {
      SuggestedWords.DECLARATIONS.forEach(keyword -> word(keyword, 0));
    }
  }

  private void imports(String line) {
    int brace = line.indexOf('{');
    for (BoundModule module : index.workspace().program().modules()) {
      if (brace < 0) {
        add(module.name(), Target.Kind.MODULE, "module", rest(module.name(), line), 0);
      } else if (line.substring("import ".length(), brace).strip().startsWith(module.name())) {
        module.declarations().values().stream()
            .filter(declaration -> !declaration.kind().equals("task"))
            .forEach(d -> {
              String name = d.name().text();
              add(name, Scopes.target(d).kind(), d.kind(), name, 0);
            });
      }
    }
  }

  /** What is still missing of a dotted name of which a part stands there. */
  private static String rest(String module, String line) {
    String typed = line.substring("import ".length());
    int dot = typed.lastIndexOf('.') + 1;
    return module.startsWith(typed.substring(0, dot)) ? module.substring(dot) : module;
  }

  /** Where no name fits: the words that may begin a part of the declaration. */
  void words(DeclarationSyntax around, Span at) {
    boolean inSteps = around instanceof CapsuleSyntax capsule && isInSteps(capsule, at);
    if (inSteps || around instanceof DeclarationSyntax.TaskSyntax) {
      steps();
    } else if (around instanceof CapsuleSyntax) {
      SuggestedWords.CAPSULE.forEach(w -> word(w, 0));
    } else if (around instanceof PlanSyntax) {
      SuggestedWords.PLAN.forEach(w -> word(w, 0));
    } else if (around instanceof DeclarationSyntax.ToolSyntax) {
      SuggestedWords.TOOL.forEach(w -> word(w, 0));
    }
  }

  private static boolean isInSteps(CapsuleSyntax capsule, Span at) {
    return capsule.members().stream()
        .anyMatch(member ->
            member instanceof CapsuleSyntax.StepsMember steps
                && steps.span().start() < at.start()
                && at.start() < steps.span().end());
  }
}
