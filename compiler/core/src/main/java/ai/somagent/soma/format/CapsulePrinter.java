package ai.somagent.soma.format;

import ai.somagent.soma.syntax.BlockSyntax;
import ai.somagent.soma.syntax.CapsuleSyntax;
import ai.somagent.soma.syntax.CapsuleSyntax.BudgetMember;
import ai.somagent.soma.syntax.CapsuleSyntax.EventMember;
import ai.somagent.soma.syntax.CapsuleSyntax.InputMember;
import ai.somagent.soma.syntax.CapsuleSyntax.Member;
import ai.somagent.soma.syntax.CapsuleSyntax.OutputMember;
import ai.somagent.soma.syntax.CapsuleSyntax.QueryMember;
import ai.somagent.soma.syntax.CapsuleSyntax.ScheduleMember;
import ai.somagent.soma.syntax.CapsuleSyntax.SettingMember;
import ai.somagent.soma.syntax.CapsuleSyntax.SignalMember;
import ai.somagent.soma.syntax.CapsuleSyntax.StateMember;
import ai.somagent.soma.syntax.CapsuleSyntax.StepsMember;
import ai.somagent.soma.syntax.CapsuleSyntax.UpdateMember;
import ai.somagent.soma.syntax.ExpressionSyntax;
import ai.somagent.soma.syntax.FieldSyntax;
import ai.somagent.soma.syntax.PathSyntax;
import ai.somagent.soma.syntax.TypeSyntax;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Capsules, their members in canonical order. */
final class CapsulePrinter {
  private final Printers printers;

  CapsulePrinter(Printers printers) {
    this.printers = printers;
  }

  Doc capsule(CapsuleSyntax capsule) {
    int end = capsule.span().end() - 1;
    return Doc.concat(
        Doc.text("capsule "),
        Words.word(capsule.name()),
        Doc.text(" version "),
        printers.strings().print(capsule.version()),
        Doc.text(" "),
        printers.layouts().body(capsule.members(), end, CapsulePrinter::rank, this::member));
  }

  private static int rank(Member member) {
    return switch (member) {
      case SettingMember _ -> 0;
      case BudgetMember _ -> 1;
      case ScheduleMember _, EventMember _ -> Layouts.SECTION;
      case InputMember _ -> 2 * Layouts.SECTION;
      case OutputMember _ -> 2 * Layouts.SECTION + 1;
      case SignalMember _ -> 3 * Layouts.SECTION;
      case UpdateMember _ -> 3 * Layouts.SECTION + 1;
      case QueryMember _ -> 3 * Layouts.SECTION + 2;
      case StateMember _ -> 3 * Layouts.SECTION + 3;
      case StepsMember _ -> 4 * Layouts.SECTION;
    };
  }

  private Doc member(Member member) {
    int end = member.span().end() - 1;
    ExpressionPrinter expressions = printers.expressions();
    return switch (member) {
      case SettingMember setting -> printers.types().setting(setting.setting());
      case BudgetMember budget ->
          Doc.concat(
              Doc.text("budget"), expressions.namedFrom(budget.arguments(), budget.span().start()));
      case InputMember input ->
          Doc.concat(Doc.text("input "), printers.types().fields(input.fields(), end));
      case OutputMember output -> Doc.concat(Doc.text("output "), output(output, end));
      case StateMember state ->
          Doc.concat(
              Doc.text("var "),
              Words.name(state.name()),
              printers.types().annotation(state.type()),
              Doc.text(" = "),
              expressions.print(state.value()));
      case SignalMember signal -> signal(signal);
      case UpdateMember update -> update(update);
      case QueryMember query ->
          Doc.concat(
              Doc.text("query "),
              Words.word(query.name()),
              printers.types().annotation(query.type()),
              Doc.text(" = "),
              expressions.print(query.value()));
      case ScheduleMember schedule -> schedule(schedule);
      case EventMember event -> event(event);
      case StepsMember steps -> Doc.concat(Doc.text("steps "), block(steps.body()));
    };
  }

  private Doc block(BlockSyntax block) {
    return printers.statements().block(block);
  }

  private Doc output(OutputMember output, int end) {
    TypeSyntax type = output.type();
    List<FieldSyntax> fields = output.fields();
    return type == null
        ? printers.types().fields(fields == null ? List.of() : fields, end)
        : printers.types().type(type);
  }

  private Doc signal(SignalMember signal) {
    List<Doc> parts = new ArrayList<>();
    parts.add(Doc.text("signal "));
    parts.add(Words.word(signal.name()));
    int from = signal.name().span().end();
    parts.add(optionalBindings(signal.parameters(), from));
    PathSyntax topic = signal.from();
    if (topic != null) {
      parts.add(Doc.text(" from "));
      parts.add(Words.path(topic));
      parts.add(printers.expressions().namedFrom(signal.fromArguments(), topic.span().end()));
    }
    parts.add(optional(" max ", signal.max()));
    BlockSyntax body = signal.body();
    if (body != null) {
      parts.add(Doc.text(" "));
      parts.add(block(body));
    }
    return Doc.concat(parts);
  }

  private Doc optionalBindings(List<FieldSyntax> parameters, int from) {
    return parameters.isEmpty() ? Doc.NOTHING : printers.types().bindings(parameters, from);
  }

  private Doc update(UpdateMember update) {
    return Doc.concat(
        Doc.text("update "),
        Words.word(update.name()),
        printers.types().bindings(update.parameters(), update.name().span().end()),
        printers.types().result(update.result()),
        Doc.text(" "),
        block(update.body()));
  }

  private Doc schedule(ScheduleMember schedule) {
    int start = schedule.span().start();
    int last = schedule.schedule().isEmpty() ? start : schedule.schedule().getLast().span().end();
    int run = printers.trivia().find(')', last) + 1;
    return Doc.concat(
        Doc.text("trigger schedule"),
        printers.expressions().namedFrom(schedule.schedule(), start),
        Doc.text(" run"),
        printers.expressions().namedFrom(schedule.arguments(), run));
  }

  private Doc event(EventMember event) {
    ExpressionSyntax where = event.where();
    int from = where == null ? event.binding().span().end() : where.span().end();
    return Doc.concat(
        Doc.text("trigger event "),
        Words.path(event.topic()),
        Doc.text(" as "),
        Words.name(event.binding()),
        optional(" where ", where),
        Doc.text(" run"),
        printers.expressions().namedFrom(event.arguments(), from));
  }

  private Doc optional(String word, @Nullable ExpressionSyntax expression) {
    return expression == null
        ? Doc.NOTHING
        : Doc.concat(Doc.text(word), printers.expressions().print(expression));
  }
}
