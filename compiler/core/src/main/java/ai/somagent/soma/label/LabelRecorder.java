package ai.somagent.soma.label;

import ai.somagent.soma.checked.CheckedExpression;
import ai.somagent.soma.checked.CheckedStep.EffectChecked;
import ai.somagent.soma.checked.Label;
import ai.somagent.soma.checked.LocalSymbol;
import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.diagnostic.RelatedSpan;
import ai.somagent.soma.label.LabelReport.Endorsement;
import ai.somagent.soma.label.LabelReport.LabelledFlow;
import ai.somagent.soma.source.Span;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What one walk over a unit finds: flows, endorsements and mistakes. */
final class LabelRecorder implements SecretUses {
  private static final String ONLY_PASSED_ON =
      "a secret is a reference: it may only be passed on to what is declared `secret`";

  private final String source;
  private final List<LabelledFlow> flows = new ArrayList<>();
  private final List<Endorsement> endorsements = new ArrayList<>();
  private final Map<EffectChecked, Set<Label>> effects = new IdentityHashMap<>();
  private final List<Diagnostic> diagnostics = new ArrayList<>();
  private final Set<Span> conditions = new HashSet<>();

  LabelRecorder(String source) {
    this.source = source;
  }

  List<LabelledFlow> flows() {
    return flows;
  }

  List<Endorsement> endorsements() {
    return endorsements;
  }

  Map<EffectChecked, Set<Label>> effects() {
    return effects;
  }

  /** All flows since there were {@code before} of them go into {@code effect}. */
  void effect(EffectChecked effect, int before) {
    EnumSet<Label> labels = EnumSet.noneOf(Label.class);
    flows.subList(before, flows.size()).forEach(flow -> labels.addAll(flow.labels().labels()));
    if (!labels.isEmpty()) {
      effects.put(effect, labels);
    }
  }

  List<Diagnostic> diagnostics() {
    return diagnostics;
  }

  /**
   * A value goes somewhere.
   *
   * @param into in the author's terms
   * @param advice how to make that accept it
   */
  void flow(
      CheckedExpression value, LabelSet labels, String into, Set<Label> accepted, String advice) {
    if (labels.isEmpty()) {
      return;
    }
    flows.add(new LabelledFlow(source, value.span(), into, labels, accepted));
    LabelSet refused = refuseUnaccepted(labels, accepted, value, into);
    if (!refused.isEmpty()) {
      report(
          LabelCode.LABEL_NOT_ACCEPTED,
          value.span(),
          "`" + refused + "` data goes into " + into + ", which does not accept it",
          advice + ", or check the value: `let checked = endorse … as … because \"…\"`",
          refused);
    }
  }

  private LabelSet refuseUnaccepted(
      LabelSet labels, Set<Label> accepted, CheckedExpression value, String into) {
    LabelSet rest = labels.without(accepted);
    return accepted.contains(Label.SECRET) ? rest : refuse(rest, value, "goes into " + into);
  }

  @Override
  public void found(LabelSet labels, CheckedExpression place, String what) {
    report(
        LabelCode.SECRET_USED,
        place.span(),
        "a `secret` " + what,
        ONLY_PASSED_ON,
        labels.only(SECRET));
  }

  /** A step that only untrusted data decides on; one message for each condition. */
  void openCondition(Span step, String what, LabelSet condition) {
    LabelOrigin origin = condition.origin(Label.UNTRUSTED);
    if (origin != null && conditions.add(origin.span())) {
      report(
          LabelCode.UNTRUSTED_CONDITION,
          step,
          "untrusted data alone decides whether " + what,
          "let a person `approve` it, or check what the condition reads: `endorse … as … because"
              + " \"…\"`",
          condition);
    }
  }

  /** A value that depends on untrusted data by which one it is. */
  void choice(CheckedExpression value, String into, LabelSet condition) {
    LabelOrigin origin = condition.origin(Label.UNTRUSTED);
    if (origin != null && conditions.add(origin.span())) {
      report(
          LabelCode.UNTRUSTED_CHOICE,
          value.span(),
          "untrusted data decides what goes into " + into + ", which does not accept it",
          "declare it `untrusted`, or check what the condition reads: `endorse … as … because"
              + " \"…\"`",
          condition);
    }
  }

  void toolChoice(Span step, String tool, String risk, LabelSet prompt) {
    report(
        LabelCode.UNTRUSTED_TOOL_CHOICE,
        step,
        "a model that reads untrusted data may call `" + tool + "`, whose risk is `" + risk + "`",
        "offer it tools of low risk only, lower `autonomy` so that a person approves the call, or"
            + " let the steps make the call",
        prompt);
  }

  void endorsed(Span step, LabelSet dropped, String because) {
    endorsements.add(new Endorsement(source, step, dropped, because));
    if (dropped.isEmpty()) {
      report(
          LabelCode.NEEDLESS_ENDORSE,
          step,
          "this endorsement drops no label",
          "the value carries none that the type lacks: use it as it is",
          dropped);
    }
  }

  void notShown(CheckedExpression part, LocalSymbol approval, LabelSet labels) {
    report(
        LabelCode.NOT_SHOWN,
        part.span(),
        "`" + approval.name() + "` did not show this value, so nobody has approved it",
        "add it to the approval's `show`, or give a reason in words",
        labels);
  }

  private void report(LabelCode code, Span span, String message, String help, LabelSet why) {
    diagnostics.add(
        Diagnostic.of(code, source, span, message).withHelp(help).withRelated(related(why)));
  }

  private List<RelatedSpan> related(LabelSet why) {
    List<RelatedSpan> places = new ArrayList<>();
    for (Label label : why.labels()) {
      LabelOrigin origin = why.origin(label);
      List<RelatedSpan> path = new ArrayList<>();
      for (LabelOrigin at = origin; at != null; at = at.before()) {
        path.addFirst(new RelatedSpan(source, at.span(), at.what()));
      }
      path.stream().filter(place -> !places.contains(place)).forEach(places::add);
    }
    return places;
  }
}
