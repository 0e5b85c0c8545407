package ai.somagent.soma.query;

import ai.somagent.soma.bind.BoundDeclaration;
import ai.somagent.soma.checked.CapsuleMember;
import ai.somagent.soma.checked.CheckedCapsule;
import ai.somagent.soma.checked.CheckedChildren;
import ai.somagent.soma.checked.CheckedExpression;
import ai.somagent.soma.checked.CheckedExpression.ErrorChecked;
import ai.somagent.soma.checked.CheckedExpression.LocalChecked;
import ai.somagent.soma.checked.CheckedExpression.MacroChecked;
import ai.somagent.soma.checked.CheckedOperation;
import ai.somagent.soma.checked.CheckedStep;
import ai.somagent.soma.checked.CheckedStepParts;
import ai.somagent.soma.checked.FunctionSymbol;
import ai.somagent.soma.checked.LocalSymbol;
import ai.somagent.soma.checked.PlanNodeChecked;
import ai.somagent.soma.checked.SomaType;
import ai.somagent.soma.checked.TaskSymbol;
import ai.somagent.soma.compile.CheckedFile;
import ai.somagent.soma.source.Span;
import ai.somagent.soma.syntax.DeclarationSyntax;
import ai.somagent.soma.syntax.NameSyntax;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What checking found out about the places of one text: types of expressions, and variables. */
public final class FileFacts {
  private final Map<Span, SomaType> types = new HashMap<>();
  private final Map<Integer, LocalSymbol> variables = new HashMap<>();
  private final Map<String, CheckedCapsule> capsules = new HashMap<>();

  /** What checking found out about a text of a workspace. */
  static FileFacts of(CheckedFile file) {
    FileFacts facts = new FileFacts();
    file.capsules().forEach(facts::add);
    for (DeclarationSyntax declaration : file.parsed().file().declarations()) {
      NameSyntax name = BoundDeclaration.nameOf(declaration);
      FunctionSymbol function = name == null ? null : file.scope().findFunction(name.text());
      if (function != null) {
        facts.add(function);
      }
    }
    return facts;
  }

  /** The type of the expression at {@code span}, or null where none is known. */
  @Nullable SomaType type(Span span) {
    return types.get(span);
  }

  /** The variable whose name starts at {@code offset}, or null. */
  @Nullable LocalSymbol variable(int offset) {
    return variables.get(offset);
  }

  /** The capsule or plan of this name, or null. */
  @Nullable CheckedCapsule capsule(String name) {
    return capsules.get(name);
  }

  void add(CheckedCapsule capsule) {
    capsules.put(capsule.name(), capsule);
    capsule.input().forEach(field -> add(field.defaultValue()));
    for (CapsuleMember member : capsule.members()) {
      add(member);
    }
    addSteps(capsule.steps());
  }

  void add(FunctionSymbol function) {
    function.parameters().forEach(this::addVariable);
    add(function.body());
  }

  void add(TaskSymbol task) {
    task.parameters().forEach(this::addVariable);
    addSteps(task.steps());
  }

  private void add(CapsuleMember member) {
    switch (member) {
      case CapsuleMember.StateChecked state -> {
        addVariable(state.variable());
        add(state.value());
      }
      case CapsuleMember.SignalChecked signal -> {
        signal.parameters().forEach(this::addVariable);
        addSteps(signal.body() == null ? List.of() : signal.body());
      }
      case CapsuleMember.UpdateChecked update -> {
        update.parameters().forEach(this::addVariable);
        addSteps(update.body());
      }
      case CapsuleMember.QueryChecked query -> add(query.value());
      case CapsuleMember.ScheduleChecked schedule ->
          schedule.arguments().forEach(argument -> add(argument.value()));
      case CapsuleMember.EventChecked event -> {
        addVariable(event.event());
        add(event.where());
        event.arguments().forEach(argument -> add(argument.value()));
      }
    }
  }

  private void addSteps(List<CheckedStep> steps) {
    for (CheckedStep step : steps) {
      addOwn(step);
      CheckedStepParts.expressions(step).forEach(this::add);
      CheckedStepParts.regions(step).forEach(this::addSteps);
    }
  }

  private void addOwn(CheckedStep step) {
    addVariable(CheckedStepParts.result(step));
    switch (step) {
      case CheckedStep.LetChecked let -> addVariable(let.variable());
      case CheckedStep.VarChecked state -> addVariable(state.variable());
      case CheckedStep.ForChecked loop -> {
        addVariable(loop.key());
        addVariable(loop.item());
      }
      case CheckedStep.TryChecked guarded ->
          guarded.catches().forEach(handler -> addVariable(handler.variable()));
      case CheckedStep.GraphChecked graph -> {
        for (PlanNodeChecked node : graph.nodes()) {
          addVariable(node.result());
        }
      }
      case CheckedStep.EffectChecked effect
          when effect.operation() instanceof CheckedOperation.EndorseOperation endorse ->
          addVariable(endorse.approval());
      default -> {}
    }
  }

  private void add(@Nullable CheckedExpression expression) {
    if (expression == null || expression instanceof ErrorChecked) {
      return;
    }
    types.putIfAbsent(expression.span(), expression.type());
    if (expression instanceof MacroChecked macro) {
      macro.variables().forEach(this::addVariable);
    }
    if (expression instanceof LocalChecked local) {
      addVariable(local.symbol());
    }
    CheckedChildren.of(expression).forEach(this::add);
  }

  private void addVariable(@Nullable LocalSymbol symbol) {
    if (symbol != null) {
      variables.putIfAbsent(symbol.span().start(), symbol);
    }
  }
}
