package ai.somagent.soma.label;

import ai.somagent.soma.checked.CheckedExpression;
import ai.somagent.soma.checked.CheckedOperation.EndorseOperation;
import ai.somagent.soma.checked.CheckedOperation.RunCapsuleOperation;
import ai.somagent.soma.checked.CheckedOperation.RunTaskOperation;
import ai.somagent.soma.checked.CheckedStep;
import ai.somagent.soma.checked.CheckedStep.CatchChecked;
import ai.somagent.soma.checked.CheckedStep.EffectChecked;
import ai.somagent.soma.checked.CheckedStep.TryChecked;
import ai.somagent.soma.checked.CheckedStepParts;
import ai.somagent.soma.checked.ErrorSymbol;
import ai.somagent.soma.checked.Label;
import ai.somagent.soma.source.Span;
import ai.somagent.soma.type.BuiltinErrors;
import java.util.Set;

/**
 * Failures that labelled values cause. A failure that ends the run is not followed, as a run that
 * does not go on tells nobody more; one that is caught decides what runs next, and its message may
 * quote the value.
 */
final class StepFailures {
  /**
   * What messages may quote.
   *
   * @param evaluation those of expressions without a value
   * @param invalid those of values that are not of a type
   */
  record Quoted(LabelSet evaluation, LabelSet invalid) {
    static final Quoted NOTHING = new Quoted(LabelSet.NONE, LabelSet.NONE);

    Quoted plus(LabelSet evaluations, LabelSet invalids) {
      return new Quoted(evaluation.plus(evaluations), invalid.plus(invalids));
    }

    /** What the variable of {@code handler} may hold. */
    LabelSet in(CatchChecked handler) {
      LabelSet all = catches(handler, BuiltinErrors.EVALUATION) ? evaluation : LabelSet.NONE;
      return catches(handler, BuiltinErrors.INVALID) ? all.plus(invalid) : all;
    }
  }

  private static final Set<Label> UNTRUSTED = Set.of(Label.UNTRUSTED);

  private final ExpressionFailures expressions;
  private final ExpressionLabels labels;
  private final FunctionLabels functions;
  private final LabelUnit unit;
  private int catching;
  private Quoted quoted = Quoted.NOTHING;

  /**
   * @param labels tells nobody of what it finds
   */
  StepFailures(LabelUnit unit, ExpressionLabels labels, FunctionLabels functions) {
    this.unit = unit;
    this.labels = labels;
    this.functions = functions;
    this.expressions = new ExpressionFailures(labels, functions);
  }

  /** Something around the steps catches everything. */
  void catchAll() {
    catching++;
  }

  /** The labels of what the messages of uncaught errors may quote. */
  Set<Label> messages() {
    return quoted.evaluation().plus(quoted.invalid()).labels();
  }

  /** The ways in which expressions of {@code step} itself leave it. */
  Exits before(CheckedStep step, Control control) {
    LabelSet found = LabelSet.NONE;
    if (catching > 0) {
      for (CheckedExpression value : CheckedStepParts.expressions(step)) {
        found = found.plus(expressions.of(value));
      }
    }
    LabelSet unfit = unfit(step);
    if (!found.isEmpty() || !unfit.isEmpty()) {
      quoted = quoted.plus(found, unfit);
    }
    LabelSet untrusted = found.only(UNTRUSTED);
    String why = "whether this fails depends on it";
    return untrusted.isEmpty()
        ? new Exits()
        : Exits.to(
            BuiltinErrors.EVALUATION, control.under(untrusted.through(step.span(), why), false));
  }

  /** A value that is not endorsed after all keeps its labels. */
  private LabelSet unfit(CheckedStep step) {
    return step instanceof EffectChecked effect
            && effect.operation() instanceof EndorseOperation endorse
        ? labels
            .whole(endorse.value())
            .through(step.span(), "the message of `Invalid` may quote it")
        : LabelSet.NONE;
  }

  /** The errors that a task or a child raises when untrusted data says so. */
  Exits of(EffectChecked effect, Control control) {
    return switch (effect.operation()) {
      case RunTaskOperation run ->
          failing(functions.failures(run.task(), unit), run.task().name(), effect.span(), control);
      case RunCapsuleOperation run when !run.detached() && catching > 0 ->
          failing(functions.failures(run.capsule()), run.capsule().name(), effect.span(), control);
      default -> new Exits();
    };
  }

  private Exits failing(FunctionLabels.Failing failing, String name, Span span, Control control) {
    Control failed =
        control.under(LabelSet.of(UNTRUSTED, span, "whether `" + name + "` fails is"), false);
    Exits exits = new Exits();
    for (ErrorSymbol error : failing.errors()) {
      if (error != BuiltinErrors.EVALUATION || catching > 0) {
        exits.add(error, failed);
      }
    }
    String what = "what an error of `" + name + "` says may be";
    quoted = quoted.plus(LabelSet.of(failing.messages(), span, what), LabelSet.NONE);
    return exits;
  }

  /** The body of {@code guarded} begins; gives what {@link #leave} takes. */
  Quoted enter(TryChecked guarded) {
    catching += catches(guarded, BuiltinErrors.EVALUATION) ? 1 : 0;
    Quoted outside = quoted;
    quoted = Quoted.NOTHING;
    return outside;
  }

  /** The body ends; gives what the errors in it may quote. */
  Quoted leave(TryChecked guarded, Quoted outside) {
    boolean caught = catches(guarded, BuiltinErrors.EVALUATION);
    catching -= caught ? 1 : 0;
    Quoted inside = quoted;
    quoted =
        outside.plus(
            caught ? LabelSet.NONE : inside.evaluation(),
            catches(guarded, BuiltinErrors.INVALID) ? LabelSet.NONE : inside.invalid());
    return inside;
  }

  private static boolean catches(TryChecked guarded, ErrorSymbol error) {
    return guarded.catches().stream().anyMatch(one -> catches(one, error));
  }

  private static boolean catches(CatchChecked handler, ErrorSymbol error) {
    return handler.catchesAll() || handler.errors().contains(error);
  }
}
