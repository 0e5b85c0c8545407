package ai.somagent.soma.label;

import ai.somagent.soma.checked.CapsuleMember;
import ai.somagent.soma.checked.CapsuleMember.EventChecked;
import ai.somagent.soma.checked.CapsuleMember.QueryChecked;
import ai.somagent.soma.checked.CapsuleMember.SignalChecked;
import ai.somagent.soma.checked.CapsuleMember.StateChecked;
import ai.somagent.soma.checked.CapsuleMember.UpdateChecked;
import ai.somagent.soma.checked.CheckedCapsule;

/** The members of a capsule: their bodies share its variables with the main line. */
final class MemberLabels {
  private final LabelUnit unit;
  private final LabelState state;
  private final LabelRecorder recorder;
  private final FunctionLabels functions;
  private final CheckedCapsule capsule;

  MemberLabels(
      CheckedCapsule capsule,
      LabelUnit unit,
      LabelState state,
      LabelRecorder recorder,
      FunctionLabels functions) {
    this.capsule = capsule;
    this.unit = unit;
    this.state = state;
    this.recorder = recorder;
    this.functions = functions;
  }

  void walk() {
    LabelWalk walk = new LabelWalk(unit, state, recorder, functions);
    for (CapsuleMember member : capsule.members()) {
      switch (member) {
        case StateChecked one ->
            state.bind(one.variable(), () -> walk.expressions().of(one.value()));
        case SignalChecked signal -> {
          if (signal.body() != null) {
            walk.steps(signal.body(), Control.FREE);
          }
        }
        case UpdateChecked update -> update(update);
        case QueryChecked query -> query(query, walk);
        case CapsuleMember.ScheduleChecked schedule ->
            walk.effects().arguments(schedule.arguments(), capsule.input(), capsule.name());
        case EventChecked event ->
            walk.effects().arguments(event.arguments(), capsule.input(), capsule.name());
      }
    }
  }

  private void update(UpdateChecked update) {
    LabelUnit body = unit.returning("the result of `" + update.name() + "`", update.result());
    new LabelWalk(body, state, recorder, functions).steps(update.body(), Control.FREE);
  }

  private void query(QueryChecked query, LabelWalk walk) {
    walk.effects().refuseSecretInside(query.value(), "is given to whoever asks");
    LabelSet labels = walk.expressions().into(query.value(), query.type().type());
    recorder.flow(
        query.value(),
        labels,
        "the query `" + query.name() + "`",
        query.type().labels(),
        "declare it `" + query.name() + ": " + labels + " …`");
  }
}
