package ai.somagent.soma.type;

import ai.somagent.soma.checked.DeclaredType;
import ai.somagent.soma.checked.FieldSymbol;
import ai.somagent.soma.checked.LocalSymbol;
import ai.somagent.soma.checked.TaskSymbol;
import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.diagnostic.DiagnosticSink;
import ai.somagent.soma.syntax.DeclarationSyntax.TaskSyntax;
import ai.somagent.soma.syntax.FieldSyntax;
import ai.somagent.soma.syntax.NameSyntax;
import ai.somagent.soma.type.RunnableTable.TaskChecked;
import java.util.ArrayList;
import java.util.List;

/** Checks a task: steps with parameters, which see neither the input nor the state of a capsule. */
final class TaskChecker {
  /** The limit is that of whoever runs the task, and is put in where it is inlined. */
  static final long UNKNOWN_WALL_CLOCK = Long.MAX_VALUE;

  private final ModuleScope names;
  private final DiagnosticSink sink;

  TaskChecker(ModuleScope names, DiagnosticSink sink) {
    this.names = names;
    this.sink = sink;
  }

  TaskChecked check(TaskSyntax syntax) {
    List<FieldSymbol> fields = new FieldChecker(names, sink).check(syntax.parameters());
    DeclaredType result = syntax.result() == null ? null : names.resolveDeclared(syntax.result());
    Environment environment = Environment.of(names).withRun(RunAccess.ALL);
    List<LocalSymbol> parameters = new ArrayList<>();
    for (FieldSymbol field : fields) {
      LocalSymbol parameter = parameter(field, syntax, environment);
      parameters.add(parameter);
      environment = environment.with(parameter);
    }
    StepContext context =
        new StepContext(
            StepOwner.TASK, names, sink, result == null ? null : result.type(), UNKNOWN_WALL_CLOCK);
    RaisedErrors raised = new RaisedErrors();
    CheckedSteps steps =
        new StepChecker(context).block(syntax.body(), new StepScope(environment, raised));
    if (steps.completes() && result != null && !context.isBroken()) {
      reportMissingReturn(syntax);
    }
    TaskSymbol symbol =
        new TaskSymbol(
            names.module(),
            names.source(),
            syntax.name().text(),
            parameters,
            fields,
            result,
            steps.steps(),
            raised.kinds(),
            syntax.name().span());
    return new TaskChecked(symbol, raised);
  }

  private LocalSymbol parameter(FieldSymbol field, TaskSyntax syntax, Environment environment) {
    NameSyntax name = nameOf(field, syntax);
    Diagnostic refused = HiddenNames.refusal(name, names, environment);
    if (refused != null) {
      sink.report(refused);
    }
    return new LocalSymbol(field.name(), field.type(), name.span(), false, field.labels());
  }

  private static NameSyntax nameOf(FieldSymbol field, TaskSyntax syntax) {
    for (FieldSyntax parameter : syntax.parameters()) {
      if (parameter.name().text().equals(field.name())) {
        return parameter.name();
      }
    }
    return syntax.name();
  }

  private void reportMissingReturn(TaskSyntax syntax) {
    sink.report(
        Diagnostic.of(
                StepCode.MISSING_RETURN,
                names.source(),
                syntax.name().span(),
                "not every path through task `" + syntax.name().text() + "` returns its result")
            .withHelp("end each path with `return` or `fail`; a loop never counts as returning"));
  }
}
