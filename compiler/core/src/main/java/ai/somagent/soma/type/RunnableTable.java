package ai.somagent.soma.type;

import ai.somagent.soma.bind.BoundDeclaration;
import ai.somagent.soma.checked.CheckedCapsule;
import ai.somagent.soma.checked.CheckedStep;
import ai.somagent.soma.checked.TaskSymbol;
import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.diagnostic.DiagnosticSink;
import ai.somagent.soma.diagnostic.RelatedSpan;
import ai.somagent.soma.syntax.CapsuleSyntax;
import ai.somagent.soma.syntax.DeclarationSyntax;
import ai.somagent.soma.syntax.DeclarationSyntax.TaskSyntax;
import ai.somagent.soma.syntax.PathSyntax;
import ai.somagent.soma.syntax.PlanSyntax;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tasks and capsules, made when first asked for. What one of them runs is made before it, without
 * recursion, so that long chains need no deep stack; a graph of runs with a cycle is refused.
 * Thread-safe: a table only ever waits for older ones.
 */
final class RunnableTable {
  /** Longest chain of what runs another. */
  private static final int MAX_LEVELS = 200;

  private final SymbolTable symbols;
  private final DiagnosticSink sink;
  private final Map<BoundDeclaration, @Nullable TaskChecked> tasks = new LinkedHashMap<>();
  private final Map<BoundDeclaration, CapsuleChecked> capsules = new LinkedHashMap<>();
  private final Map<BoundDeclaration, Integer> levels = new HashMap<>();
  private final Deque<Visit> path = new ArrayDeque<>();

  RunnableTable(SymbolTable symbols, DiagnosticSink sink) {
    this.symbols = symbols;
    this.sink = sink;
  }

  /** A task with what it raises; {@code raised} is open where that is not known. */
  record TaskChecked(TaskSymbol symbol, RaisedErrors raised) {}

  /** A capsule or plan likewise; {@code sound} when nothing was wrong with it. */
  record CapsuleChecked(CheckedCapsule symbol, RaisedErrors raised, boolean sound) {}

  /** Null for what is no task, and where running it closes a cycle, which has been reported. */
  synchronized @Nullable TaskChecked task(BoundDeclaration declaration) {
    complete(declaration);
    return tasks.get(declaration);
  }

  /** Null for what is no capsule or plan, and where running it closes a cycle. */
  synchronized @Nullable CapsuleChecked capsule(BoundDeclaration declaration) {
    complete(declaration);
    return capsules.get(declaration);
  }

  static boolean isRunnable(BoundDeclaration declaration) {
    return declaration.syntax() instanceof TaskSyntax
        || declaration.syntax() instanceof CapsuleSyntax
        || declaration.syntax() instanceof PlanSyntax;
  }

  private boolean isMade(BoundDeclaration declaration) {
    return tasks.containsKey(declaration) || capsules.containsKey(declaration);
  }

  /** A declaration on the way down, and how far its targets have been seen. */
  private static final class Visit {
    private final BoundDeclaration declaration;
    private final List<PathSyntax> targets;
    private int next;

    Visit(BoundDeclaration declaration) {
      this.declaration = declaration;
      this.targets = RunScan.of(declaration.syntax());
    }
  }

  private void complete(BoundDeclaration first) {
    if (!isRunnable(first) || isMade(first) || !path.isEmpty()) {
      return;
    }
    path.addLast(new Visit(first));
    while (!path.isEmpty()) {
      Visit at = path.getLast();
      if (at.next == at.targets.size()) {
        make(at);
        path.removeLast();
      } else {
        descend(at, at.targets.get(at.next++));
      }
    }
  }

  private void descend(Visit from, PathSyntax target) {
    BoundDeclaration found = symbols.scope(from.declaration).findDeclaration(target);
    if (found == null || !isRunnable(found) || isMade(found) || !symbols.owns(found)) {
      return;
    }
    List<Visit> cycle = cycle(found);
    if (cycle.isEmpty()) {
      path.addLast(new Visit(found));
    } else {
      reportCycle(cycle, from, target);
    }
  }

  /** What is on the way from {@code declaration} down to here, or nothing. */
  private List<Visit> cycle(BoundDeclaration declaration) {
    List<Visit> found = new ArrayList<>();
    for (Visit visit : path) {
      if (visit.declaration == declaration || !found.isEmpty()) {
        found.add(visit);
      }
    }
    return found;
  }

  private void reportCycle(List<Visit> cycle, Visit last, PathSyntax target) {
    List<RelatedSpan> places = new ArrayList<>();
    StringBuilder shown = new StringBuilder();
    for (Visit visit : cycle) {
      shown.append('`').append(visit.declaration.name().text()).append("` runs ");
      if (visit != last) {
        places.add(
            new RelatedSpan(
                visit.declaration.file().source(),
                visit.targets.get(visit.next - 1).span(),
                "`" + visit.declaration.name().text() + "` runs this"));
      }
    }
    BoundDeclaration first = cycle.getFirst().declaration;
    shown.append('`').append(first.name().text()).append('`');
    sink.report(
        Diagnostic.of(
                EffectCode.CALL_CYCLE,
                last.declaration.file().source(),
                target.span(),
                first.kind() + " `" + first.name().text() + "` would run itself: " + shown)
            .withHelp("nothing runs itself in Soma, so that every run ends: use a loop")
            .withRelated(places));
  }

  private void make(Visit visit) {
    BoundDeclaration declaration = visit.declaration;
    int level = 1;
    for (PathSyntax target : visit.targets) {
      BoundDeclaration found = symbols.scope(declaration).findDeclaration(target);
      level = Math.max(level, 1 + levels.getOrDefault(found, 0));
    }
    if (level > MAX_LEVELS) {
      sink.report(
          Diagnostic.of(
                  StepCode.TOO_LARGE,
                  declaration.file().source(),
                  declaration.name().span(),
                  declaration.kind()
                      + " `"
                      + declaration.name().text()
                      + "` runs what runs another, more than "
                      + MAX_LEVELS
                      + " levels deep")
              .withHelp("shorten the chain"));
      tasks.put(declaration, null);
      return;
    }
    levels.put(declaration, level);
    ModuleScope scope = symbols.scope(declaration);
    if (declaration.syntax() instanceof TaskSyntax task) {
      tasks.put(declaration, new TaskChecker(scope, sink).check(task));
    } else {
      capsules.put(declaration, capsule(declaration.syntax(), scope));
    }
  }

  /** A capsule or plan by itself. */
  synchronized CapsuleChecked capsule(DeclarationSyntax syntax, ModuleScope scope) {
    int before = sink.errorCount();
    RaisedErrors raised = new RaisedErrors();
    CheckedCapsule symbol =
        syntax instanceof PlanSyntax plan
            ? new PlanChecker(scope, sink).check(plan, raised)
            : new CapsuleChecker(scope, sink).check((CapsuleSyntax) syntax, raised);
    boolean sound = sink.errorCount() == before && !hasGaps(symbol);
    return new CapsuleChecked(symbol, raised, sound);
  }

  /** Whether some step has no meaning, which may have been reported where a cycle was found. */
  private static boolean hasGaps(CheckedCapsule capsule) {
    boolean[] found = {false};
    StepWalk.each(
        capsule.steps(), step -> found[0] |= step instanceof CheckedStep.ErrorStepChecked);
    return found[0];
  }
}
