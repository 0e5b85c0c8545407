package ai.somagent.soma.label;

import ai.somagent.soma.checked.CheckedArgument;
import ai.somagent.soma.checked.CheckedExpression;
import ai.somagent.soma.checked.CheckedOperation;
import ai.somagent.soma.checked.CheckedOperation.ApproveOperation;
import ai.somagent.soma.checked.CheckedOperation.AskOperation;
import ai.somagent.soma.checked.CheckedOperation.CallOperation;
import ai.somagent.soma.checked.CheckedOperation.EmitOperation;
import ai.somagent.soma.checked.CheckedOperation.RunCapsuleOperation;
import ai.somagent.soma.checked.CheckedOperation.RunTaskOperation;
import ai.somagent.soma.checked.CheckedStep.EffectChecked;
import ai.somagent.soma.checked.DeclaredType;
import ai.somagent.soma.checked.FieldSymbol;
import ai.somagent.soma.checked.Label;
import ai.somagent.soma.checked.SomaType;
import ai.somagent.soma.checked.ToolActionSymbol;
import ai.somagent.soma.source.Span;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What goes into effects, and what they give. */
final class EffectLabels {
  private static final Set<Label> SHOWN = Set.of(Label.UNTRUSTED, Label.PII);

  private final LabelUnit unit;
  private final ExpressionLabels expressions;
  private final LabelRecorder recorder;
  private final Endorsements endorsements;

  EffectLabels(
      LabelUnit unit,
      ExpressionLabels expressions,
      LabelRecorder recorder,
      Endorsements endorsements) {
    this.unit = unit;
    this.expressions = expressions;
    this.recorder = recorder;
    this.endorsements = endorsements;
  }

  /** Checks what goes in; the labels of what comes out. */
  LabelSet of(EffectChecked effect) {
    Span span = effect.span();
    return switch (effect.operation()) {
      case CallOperation call -> {
        String name = name(call.action());
        arguments(call.arguments(), call.action().parameters(), name);
        yield LabelSet.of(call.action().resultLabels(), span, "what `" + name + "` gives is");
      }
      case RunTaskOperation run -> {
        String name = run.task().name();
        arguments(run.arguments(), run.task().parameterFields(), name);
        yield given(run.task().result(), span, name);
      }
      case RunCapsuleOperation run -> {
        String name = run.capsule().name();
        arguments(run.arguments(), run.capsule().input(), name);
        yield run.detached() ? LabelSet.NONE : given(run.capsule().output(), span, name);
      }
      case AskOperation ask -> ask(ask, span);
      case ApproveOperation approve -> approve(approve);
      case EmitOperation emit -> {
        emit(emit);
        yield LabelSet.NONE;
      }
      case CheckedOperation.EndorseOperation endorse -> endorsements.of(endorse, span);
      case CheckedOperation.AwaitUntilOperation await -> {
        expressions.of(await.condition());
        yield LabelSet.NONE;
      }
      case CheckedOperation.SleepOperation sleep -> {
        recorder.refuse(expressions.of(sleep.value()), sleep.value(), "decides");
        yield LabelSet.NONE;
      }
      case CheckedOperation.AwaitSignalOperation ignored -> LabelSet.NONE;
    };
  }

  private static LabelSet given(@Nullable DeclaredType type, Span span, String name) {
    return type == null
        ? LabelSet.NONE
        : LabelSet.of(type.labels(), span, "what `" + name + "` gives is");
  }

  static String name(ToolActionSymbol action) {
    return action.tool() + "." + action.action();
  }

  /** Arguments that fill the fields of {@code target}. */
  void arguments(List<CheckedArgument> arguments, List<FieldSymbol> fields, String target) {
    fields(arguments, fields, target, Set.of());
  }

  private void argument(
      CheckedArgument argument, FieldSymbol field, String target, Set<Label> accepted) {
    String into = "`" + field.name() + "` of `" + target + "`";
    value(
        argument.value(),
        field.type(),
        into,
        accepted,
        "declare `" + field.name() + ": %s …` there");
  }

  /**
   * A value goes where {@code type} is wanted; of one that is built right there, each field does.
   *
   * @param advice how to make that accept it, with {@code %s} for the labels it needs
   */
  void value(
      CheckedExpression value, SomaType type, String into, Set<Label> accepted, String advice) {
    if (value instanceof CheckedExpression.ConstructChecked record && record.type().equals(type)) {
      String name = record.symbol().name();
      fields(record.fields(), TypeLabels.fields(type), name, accepted);
    } else if (value instanceof CheckedExpression.UnionCaseChecked one && one.type().equals(type)) {
      String name = one.symbol().name() + "." + one.caseName();
      fields(one.fields(), TypeLabels.fields(one.symbol(), one.caseName()), name, accepted);
    } else {
      LabelSet labels = expressions.into(value, type);
      String needed = advice.replace("%s", missing(labels, accepted));
      recorder.flow(value, labels, into, accepted, needed);
    }
  }

  private void fields(
      List<CheckedArgument> values, List<FieldSymbol> fields, String owner, Set<Label> accepted) {
    for (CheckedArgument value : values) {
      for (FieldSymbol field : fields) {
        if (field.name().equals(value.name())) {
          EnumSet<Label> both = EnumSet.noneOf(Label.class);
          both.addAll(accepted);
          both.addAll(field.labels());
          argument(value, field, owner, both);
        }
      }
    }
  }

  private static String missing(LabelSet labels, Set<Label> accepted) {
    EnumSet<Label> all = EnumSet.noneOf(Label.class);
    all.addAll(labels.labels());
    all.addAll(accepted);
    return LabelSet.keywords(all);
  }

  /** Events leave the run, so that not even a declared secret may be in them. */
  private void emit(EmitOperation emit) {
    leaving(emit.arguments(), emit.topic().fields(), emit.topic().name(), "goes into an event");
  }

  /** Arguments that whoever sees the run or its events may read, so no secret may be in them. */
  void leaving(
      List<CheckedArgument> arguments, List<FieldSymbol> fields, String target, String what) {
    for (CheckedArgument argument : arguments) {
      refuseSecretInside(argument.value(), what);
      for (FieldSymbol field : fields) {
        if (field.name().equals(argument.name()) && field.labels().contains(Label.SECRET)) {
          recorder.refuse(expressions.of(argument.value()), argument.value(), what);
        }
      }
    }
    arguments(arguments, fields, target);
  }

  void refuseSecretInside(CheckedExpression value, String what) {
    recorder.refuse(
        TypeLabels.inside(value.type(), value.span()).only(SecretUses.SECRET), value, what);
  }

  private LabelSet ask(AskOperation ask, Span span) {
    String persona = ask.persona().name();
    EnumSet<Label> accepted = EnumSet.of(Label.UNTRUSTED);
    accepted.addAll(ask.persona().accepts());
    accepted.remove(Label.SECRET);
    LabelSet prompt = expressions.whole(ask.prompt());
    recorder.flow(
        ask.prompt(),
        prompt,
        "the prompt of `" + persona + "`",
        accepted,
        "let the persona accept it, as in `accepts: [Label.pii]`");
    LabelSet answer = prompt.without(SecretUses.SECRET);
    for (ToolActionSymbol tool : ask.tools()) {
      answer = answer.plus(tool(tool, span));
      if (prompt.has(Label.UNTRUSTED)
          && AutonomyGates.isAboveLow(tool.risk())
          && !AutonomyGates.gate(unit.autonomy(), tool)) {
        recorder.toolChoice(span, name(tool), tool.risk(), prompt);
      }
    }
    return answer.through(span, "`" + persona + "` answers from it");
  }

  private static LabelSet tool(ToolActionSymbol tool, Span span) {
    LabelSet labels = LabelSet.of(tool.resultLabels(), span, "what `" + name(tool) + "` gives is");
    return tool.result() == null ? labels : labels.plus(TypeLabels.inside(tool.result(), span));
  }

  private LabelSet approve(ApproveOperation approve) {
    String advice = "put it into `show`";
    recorder.flow(
        approve.title(),
        expressions.of(approve.title()),
        "the title of the approval",
        Set.of(),
        advice);
    for (CheckedOperation.ApproverChecked approver : approve.by()) {
      person(approver.id(), "the list of approvers");
    }
    for (CheckedExpression one : approve.except()) {
      person(one, "the list of people who may not approve");
    }
    for (CheckedArgument shown : approve.show()) {
      String into = "`" + shown.name() + "` of what the approval shows";
      recorder.flow(shown.value(), expressions.whole(shown.value()), into, SHOWN, "leave it out");
    }
    return LabelSet.NONE;
  }

  private void person(CheckedExpression value, String into) {
    recorder.flow(
        value, expressions.of(value), into, Set.of(Label.PII), "take it from a trusted source");
  }
}
