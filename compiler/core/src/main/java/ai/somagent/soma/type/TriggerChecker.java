package ai.somagent.soma.type;

import ai.somagent.soma.bind.NameReports;
import ai.somagent.soma.checked.CapsuleMember.EventChecked;
import ai.somagent.soma.checked.CapsuleMember.ScheduleChecked;
import ai.somagent.soma.checked.CheckedArgument;
import ai.somagent.soma.checked.CheckedExpression;
import ai.somagent.soma.checked.FieldSymbol;
import ai.somagent.soma.checked.LocalSymbol;
import ai.somagent.soma.checked.SomaType;
import ai.somagent.soma.checked.TopicSymbol;
import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.source.Span;
import ai.somagent.soma.syntax.ArgumentSyntax;
import ai.somagent.soma.syntax.CapsuleSyntax.EventMember;
import ai.somagent.soma.syntax.CapsuleSyntax.ScheduleMember;
import ai.somagent.soma.syntax.ExpressionSyntax;
import ai.somagent.soma.syntax.ExpressionSyntax.NameExpressionSyntax;
import ai.somagent.soma.syntax.NameSyntax;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Checks triggers: when they start a run, and what they give it. */
final class TriggerChecker {
  private static final String DEFAULT_ZONE = "UTC";
  private static final String DEFAULT_OVERLAP = "skip";
  private static final List<String> KEYS = List.of("cron", "zone", "overlap");
  private static final List<String> OVERLAPS =
      List.of(
          DEFAULT_OVERLAP,
          "buffer_one",
          "buffer_all",
          "cancel_other",
          "terminate_other",
          "allow_all");

  private final StepContext context;
  private final List<FieldSymbol> input;

  TriggerChecker(StepContext context, List<FieldSymbol> input) {
    this.context = context;
    this.input = input;
  }

  ScheduleChecked schedule(ScheduleMember syntax) {
    Span keyword = CapsuleMembers.keyword(syntax.span(), "trigger");
    Map<String, ArgumentSyntax> written = byKey(syntax.schedule());
    ArgumentSyntax cron = written.get("cron");
    if (cron == null && written.size() == syntax.schedule().size()) {
      report(keyword, "a schedule needs `cron`", "as in `cron: \"0 6 * * 1\"`: Mondays at six");
    }
    Environment constants = Environment.of(context.names());
    return new ScheduleChecked(
        cron == null ? "" : cron(cron.value()),
        written.get("zone") == null ? DEFAULT_ZONE : zone(written.get("zone").value()),
        written.get("overlap") == null ? DEFAULT_OVERLAP : overlap(written.get("overlap").value()),
        arguments(syntax.arguments(), constants, keyword),
        syntax.span());
  }

  private Map<String, ArgumentSyntax> byKey(List<ArgumentSyntax> schedule) {
    Map<String, ArgumentSyntax> found = new LinkedHashMap<>();
    for (ArgumentSyntax argument : schedule) {
      NameSyntax name = argument.name();
      if (name == null || name.isMissing()) {
        continue;
      }
      if (!KEYS.contains(name.text())) {
        context.report(
            NameReports.unknown(
                StepCode.WRONG_SCHEDULE,
                context.names().source(),
                name,
                "a schedule has no `" + name.text() + "`",
                KEYS));
      } else if (found.putIfAbsent(name.text(), argument) != null) {
        report(name.span(), "`" + name.text() + "` is given twice", null);
      }
    }
    return found;
  }

  private String cron(ExpressionSyntax syntax) {
    String text = string(syntax, "cron");
    CronText.Refusal refusal = text == null ? null : CronText.refusal(text);
    if (refusal != null) {
      Diagnostic plain =
          context
              .diagnostic(StepCode.WRONG_SCHEDULE, syntax.span(), refusal.message())
              .withHelp(refusal.help());
      String better = refusal.better();
      context.report(
          better == null
              ? plain
              : plain.withFixes(
                  List.of(
                      NameReports.replace(
                          syntax.span(), "\"" + better + "\"", "Change to `" + better + "`"))));
    }
    return text == null ? "" : text;
  }

  private String zone(ExpressionSyntax syntax) {
    String text = string(syntax, "zone");
    if (text != null && !ZoneId.getAvailableZoneIds().contains(text)) {
      NameSyntax name = new NameSyntax(text, inside(syntax.span()));
      Diagnostic unknown =
          NameReports.unknown(
              StepCode.WRONG_SCHEDULE,
              context.names().source(),
              name,
              "there is no time zone `" + text + "`",
              ZoneId.getAvailableZoneIds());
      context.report(
          unknown.help() == null
              ? unknown.withHelp("use a name of the IANA list, as `Europe/Berlin` or `UTC`")
              : unknown);
    }
    return text == null ? DEFAULT_ZONE : text;
  }

  /** Without the quotes. */
  private static Span inside(Span string) {
    return string.length() < 2 ? string : new Span(string.start() + 1, string.end() - 1);
  }

  private String overlap(ExpressionSyntax syntax) {
    if (syntax instanceof NameExpressionSyntax name) {
      if (OVERLAPS.contains(name.name().text())) {
        return name.name().text();
      }
      Diagnostic unknown =
          NameReports.unknown(
              StepCode.WRONG_SCHEDULE,
              context.names().source(),
              name.name(),
              "`overlap` cannot be `" + name.name().text() + "`",
              OVERLAPS);
      context.report(
          unknown.help() == null
              ? unknown.withHelp("one of " + SettingChecker.listed(OVERLAPS))
              : unknown);
    } else {
      report(
          syntax.span(),
          "`overlap` names what happens when a run is still going on",
          "one of " + SettingChecker.listed(OVERLAPS));
    }
    return DEFAULT_OVERLAP;
  }

  private @Nullable String string(ExpressionSyntax syntax, String key) {
    CheckedExpression checked =
        context.expressions().check(syntax, Environment.of(context.names()), BuiltinTypes.STRING);
    if (StepContext.isError(checked)) {
      return null;
    }
    if (ConstantFolder.fold(checked) instanceof String text) {
      return text;
    }
    context.report(
        StepCode.NOT_CONSTANT, checked.span(), "`" + key + "` of a schedule is a constant string");
    return null;
  }

  /** Empty after a report about the topic. */
  Optional<EventChecked> event(EventMember syntax) {
    TopicSymbol topic = context.names().targets().topic(syntax.topic());
    SomaType type = topic == null ? SomaType.ErrorType.ERROR : BuiltinTypes.named(topic.payload());
    Environment outside = Environment.of(context.names());
    LocalSymbol event = context.names().declare(syntax.binding(), type, outside);
    Environment inside = outside.with(event);
    CheckedExpression where =
        syntax.where() == null
            ? null
            : context.expressions().check(syntax.where(), inside, BuiltinTypes.BOOL);
    Environment chosen = where == null ? inside : inside.narrowed(Narrowing.whenTrue(where));
    Span keyword = CapsuleMembers.keyword(syntax.span(), "trigger");
    List<CheckedArgument> arguments = arguments(syntax.arguments(), chosen, keyword);
    return topic == null
        ? Optional.empty()
        : Optional.of(new EventChecked(topic, event, where, arguments, syntax.span()));
  }

  private List<CheckedArgument> arguments(
      List<ArgumentSyntax> arguments, Environment environment, Span keyword) {
    List<FieldSymbol> fields = new ArrayList<>(input);
    return context
        .arguments()
        .check(arguments, fields, environment, keyword, "the `input` of this capsule");
  }

  private void report(Span span, String message, @Nullable String help) {
    context.report(StepCode.WRONG_SCHEDULE, span, message, help);
  }
}
