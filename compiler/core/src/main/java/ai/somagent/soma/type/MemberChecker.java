package ai.somagent.soma.type;

import ai.somagent.soma.bind.NameRules;
import ai.somagent.soma.checked.CapsuleMember;
import ai.somagent.soma.checked.CapsuleMember.QueryChecked;
import ai.somagent.soma.checked.CapsuleMember.SignalChecked;
import ai.somagent.soma.checked.CapsuleMember.StateChecked;
import ai.somagent.soma.checked.CheckedExpression;
import ai.somagent.soma.checked.DeclaredType;
import ai.somagent.soma.checked.FieldSymbol;
import ai.somagent.soma.checked.LocalSymbol;
import ai.somagent.soma.diagnostic.RelatedSpan;
import ai.somagent.soma.syntax.CapsuleSyntax;
import ai.somagent.soma.syntax.CapsuleSyntax.Member;
import ai.somagent.soma.syntax.NameSyntax;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Checks what a capsule has besides its main line: state first, since all others see it. */
final class MemberChecker {
  private final StepContext context;
  private final List<FieldSymbol> input;
  private final List<CapsuleMember> members = new ArrayList<>();
  private final Map<String, NameSyntax> names = new LinkedHashMap<>();
  private Environment environment;

  /**
   * @param context of the main line
   */
  MemberChecker(StepContext context, List<FieldSymbol> input) {
    this.context = context;
    this.input = input;
    this.environment = Environment.of(context.names()).withInput(input);
  }

  /** What the main line sees: names, input and state. Known after {@link #check}. */
  Environment environment() {
    return environment;
  }

  /**
   * @param capsule name of the capsule, of which payloads of signals are named
   */
  List<CapsuleMember> check(CapsuleMembers found, String capsule) {
    for (CapsuleSyntax.StateMember member : found.all(CapsuleSyntax.StateMember.class)) {
      members.add(state(member));
    }
    HandlerChecker handlers = new HandlerChecker(context, environment, capsule);
    TriggerChecker triggers = new TriggerChecker(context, input);
    for (Member member : found.others()) {
      switch (member) {
        case CapsuleSyntax.SignalMember signal -> {
          declare(signal.name(), "signal");
          SignalChecked checked = handlers.signal(signal);
          context.addSignal(checked);
          members.add(checked);
        }
        case CapsuleSyntax.UpdateMember update -> {
          declare(update.name(), "update");
          members.add(handlers.update(update));
        }
        case CapsuleSyntax.QueryMember query -> members.add(query(query));
        case CapsuleSyntax.ScheduleMember schedule -> members.add(triggers.schedule(schedule));
        case CapsuleSyntax.EventMember event -> triggers.event(event).ifPresent(members::add);
        case CapsuleSyntax.StateMember ignored -> {}
        case CapsuleSyntax.SettingMember ignored -> {}
        case CapsuleSyntax.BudgetMember ignored -> {}
        case CapsuleSyntax.InputMember ignored -> {}
        case CapsuleSyntax.OutputMember ignored -> {}
        case CapsuleSyntax.StepsMember ignored -> {}
      }
    }
    return members;
  }

  private StateChecked state(CapsuleSyntax.StateMember syntax) {
    DeclaredType declared =
        syntax.type() == null ? null : context.names().resolveDeclared(syntax.type());
    CheckedExpression value =
        context
            .expressions()
            .check(
                syntax.value(),
                Environment.of(context.names()).withInput(input),
                declared == null ? null : declared.type());
    if (!StepContext.isError(value) && ConstantFolder.constant(value) == null) {
      context.report(
          StepCode.NOT_CONSTANT,
          value.span(),
          "the first value of `" + syntax.name().text() + "` is a constant",
          "`set` it at the beginning of `steps` to what only a run knows");
    }
    DeclaredType type =
        declared == null
            ? DeclaredType.of(StateChecker.inferred(context, syntax.name(), value))
            : declared;
    LocalSymbol symbol = context.names().declare(syntax.name(), type, true, environment);
    environment = environment.with(symbol);
    return new StateChecked(symbol, value, syntax.span());
  }

  private QueryChecked query(CapsuleSyntax.QueryMember syntax) {
    declare(syntax.name(), "query");
    DeclaredType type = context.names().resolveDeclared(syntax.type());
    CheckedExpression value = context.expressions().check(syntax.value(), environment, type.type());
    return new QueryChecked(syntax.name().text(), type, value, syntax.span());
  }

  /** Callers name signals, updates and queries alike, so their names differ. */
  private void declare(NameSyntax name, String kind) {
    if (name.isMissing()) {
      return;
    }
    NameRules.checkCase(name, false, kind, context.names().text(), context.sink());
    NameSyntax first = names.putIfAbsent(name.text(), name);
    if (first != null) {
      context.report(
          context
              .diagnostic(
                  StepCode.REPEATED_NAME,
                  name.span(),
                  "the capsule already has a signal, update or query `" + name.text() + "`")
              .withHelp("callers tell them apart by name: choose another one")
              .withRelated(
                  List.of(
                      new RelatedSpan(context.names().source(), first.span(), "first one here"))));
    }
  }
}
