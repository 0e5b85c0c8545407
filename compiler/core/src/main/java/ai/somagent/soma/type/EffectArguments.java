package ai.somagent.soma.type;

import ai.somagent.soma.bind.NameReports;
import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.diagnostic.RelatedSpan;
import ai.somagent.soma.source.Span;
import ai.somagent.soma.syntax.ArgumentSyntax;
import ai.somagent.soma.syntax.ExpressionSyntax;
import ai.somagent.soma.syntax.NameSyntax;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The arguments of {@code ask} and {@code approve}, which take more than values. */
final class EffectArguments {
  private final Map<String, ArgumentSyntax> byName = new LinkedHashMap<>();

  /**
   * Reports unknown, repeated and missing arguments.
   *
   * @param verb {@code ask} or {@code approve}, which stands at {@code keyword}
   * @param known names it takes, those it needs first
   * @param needed how many of these it needs
   */
  EffectArguments(
      StepContext context,
      StepScope scope,
      List<ArgumentSyntax> arguments,
      String verb,
      Span keyword,
      List<String> known,
      int needed) {
    boolean complete = true;
    for (ArgumentSyntax argument : arguments) {
      NameSyntax name = argument.name();
      if (name == null || name.isMissing() || !known.contains(name.text())) {
        complete = false;
        reportUnknown(context, name, verb, known);
        context.infer(argument.value(), scope, null);
        continue;
      }
      ArgumentSyntax first = byName.putIfAbsent(name.text(), argument);
      if (first != null) {
        reportRepeated(context, name, first);
      }
    }
    for (String name : known.subList(0, needed)) {
      if (complete && !byName.containsKey(name)) {
        context.report(
            TypeCode.MISSING_ARGUMENT,
            keyword,
            "`" + verb + "` needs `" + name + "`",
            "write `" + name + ": …`");
      }
    }
  }

  /** What is given for {@code name}, or null. */
  @Nullable ExpressionSyntax find(String name) {
    ArgumentSyntax argument = byName.get(name);
    return argument == null ? null : argument.value();
  }

  private void reportUnknown(
      StepContext context, @Nullable NameSyntax name, String verb, List<String> known) {
    if (name == null || name.isMissing()) {
      return; // The parser has said that arguments have names.
    }
    Diagnostic unknown =
        NameReports.unknown(
            TypeCode.UNKNOWN_ARGUMENT,
            context.names().source(),
            name,
            "`" + verb + "` takes no `" + name.text() + "`",
            known);
    context.report(
        unknown.help() == null
            ? unknown.withHelp("it takes " + SettingChecker.listed(known))
            : unknown);
  }

  private static void reportRepeated(StepContext context, NameSyntax name, ArgumentSyntax first) {
    context.report(
        context
            .diagnostic(
                TypeCode.REPEATED_ARGUMENT, name.span(), "`" + name.text() + "` is given twice")
            .withRelated(
                List.of(
                    new RelatedSpan(context.names().source(), first.span(), "first given here"))));
  }
}
