package ai.somagent.soma.type;

import ai.somagent.soma.checked.CheckedArgument;
import ai.somagent.soma.checked.CheckedExpression;
import ai.somagent.soma.checked.CheckedExpression.LocalChecked;
import ai.somagent.soma.checked.FieldSymbol;
import ai.somagent.soma.checked.NamedTypeSymbol.EnumDefinition;
import ai.somagent.soma.checked.SomaType;
import ai.somagent.soma.checked.SomaType.Scalar;
import ai.somagent.soma.checked.TopicSymbol;
import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.syntax.ArgumentSyntax;
import ai.somagent.soma.syntax.CapsuleSyntax.SignalMember;
import ai.somagent.soma.syntax.FieldSyntax;
import ai.somagent.soma.syntax.NameSyntax;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Checks {@code from topic(field: value)} of a signal. */
final class SignalOrigin {
  private final StepContext context;
  private final Environment environment;

  /**
   * @param environment what a run knows: its input and state
   */
  SignalOrigin(StepContext context, Environment environment) {
    this.context = context;
    this.environment = environment.withRun(RunAccess.FIXED);
  }

  /**
   * Where a signal comes from.
   *
   * @param filter values that fields of the topic must equal
   */
  record Origin(@Nullable TopicSymbol topic, List<CheckedArgument> filter) {
    static final Origin SENT = new Origin(null, List.of());
  }

  Origin check(SignalMember syntax, List<FieldSymbol> parameters) {
    if (syntax.from() == null) {
      return Origin.SENT;
    }
    TopicSymbol topic = context.names().targets().topic(syntax.from());
    if (topic == null) {
      return Origin.SENT;
    }
    for (FieldSymbol parameter : parameters) {
      checkParameter(parameter, syntax, topic);
    }
    return new Origin(topic, filter(syntax, topic));
  }

  /** A signal with parameters takes these fields of the event and leaves the others. */
  private void checkParameter(FieldSymbol parameter, SignalMember syntax, TopicSymbol topic) {
    FieldSyntax written = written(parameter, syntax);
    FieldSymbol field = FieldRules.find(topic.fields(), parameter.name());
    if (written == null) {
      return;
    }
    if (field == null) {
      context.report(unknown(written.name(), topic));
    } else if (!Assignability.isAssignable(field.type(), parameter.type())) {
      context.report(
          TypeCode.TYPE_MISMATCH,
          written.type().span(),
          "field `"
              + field.name()
              + "` of topic `"
              + topic.name()
              + "` is `"
              + TypeNames.show(field.type())
              + "`, not `"
              + TypeNames.show(parameter.type())
              + "`");
    }
  }

  private static @Nullable FieldSyntax written(FieldSymbol parameter, SignalMember syntax) {
    for (FieldSyntax field : syntax.parameters()) {
      if (field.name().text().equals(parameter.name())) {
        return field;
      }
    }
    return null;
  }

  private Diagnostic unknown(NameSyntax name, TopicSymbol topic) {
    return new FieldReports()
        .unknown(name, "topic `" + topic.name() + "`", topic.fields(), environment);
  }

  private List<CheckedArgument> filter(SignalMember syntax, TopicSymbol topic) {
    List<CheckedArgument> filter = new ArrayList<>();
    Set<String> seen = new LinkedHashSet<>();
    for (ArgumentSyntax argument : syntax.fromArguments()) {
      NameSyntax name = argument.name();
      if (name == null || name.isMissing()) {
        continue;
      }
      FieldSymbol field = FieldRules.find(topic.fields(), name.text());
      if (field == null) {
        context.report(unknown(name, topic));
      } else if (!seen.add(name.text())) {
        context.report(
            TypeCode.REPEATED_ARGUMENT, name.span(), "`" + name.text() + "` is given twice");
      } else {
        filter.add(new CheckedArgument(name.text(), value(argument, field)));
      }
    }
    return filter;
  }

  private CheckedExpression value(ArgumentSyntax argument, FieldSymbol field) {
    CheckedExpression value =
        context.expressions().check(argument.value(), environment, field.type());
    if (StepContext.isError(value)) {
      return value;
    }
    LocalChecked state = WaitChecker.Reads.firstState(value);
    if (state != null) {
      context.report(
          StepCode.TOPIC_FILTER,
          state.span(),
          "`" + state.symbol().name() + "` changes during a run",
          "which events a run is sent is settled when it starts: compare with `input` or with"
              + " `run.id`");
    } else if (!isIndexed(field.type())) {
      context.report(
          StepCode.TOPIC_FILTER,
          argument.span(),
          "events are not looked up by a `" + TypeNames.show(field.type()) + "`",
          "compare a string, an `int`, a `bool` or an enum");
    }
    return value;
  }

  private static boolean isIndexed(SomaType declared) {
    SomaType type = Assignability.withoutOptional(declared);
    return type instanceof SomaType.NamedType named
            && named.symbol().definition() instanceof EnumDefinition
        || Assignability.isScalar(type, Scalar.STRING)
        || Assignability.isScalar(type, Scalar.INT)
        || Assignability.isScalar(type, Scalar.BOOL);
  }
}
