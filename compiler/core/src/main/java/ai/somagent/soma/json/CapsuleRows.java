package ai.somagent.soma.json;

import static ai.somagent.soma.json.NodeRow.Family.DECLARATION;
import static ai.somagent.soma.json.NodeRow.Family.TRIGGER;

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
import ai.somagent.soma.syntax.FieldSyntax;
import ai.somagent.soma.syntax.PathSyntax;
import ai.somagent.soma.syntax.SettingSyntax;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rows of capsules; members stand in their canonical order. */
final class CapsuleRows {
  private static final Slot<OutputMember> OUTPUT =
      new EitherSlot<>(
          Slots.TYPE,
          OutputMember::type,
          Slots.FIELDS,
          output -> Objects.requireNonNullElse(output.fields(), List.<FieldSyntax>of()),
          "{\n",
          "\n}");

  private CapsuleRows() {}

  static List<NodeRow<?>> rows() {
    return Stream.of(List.<NodeRow<?>>of(capsule()), triggers(), members())
        .flatMap(List::stream)
        .toList();
  }

  private static NodeRow<CapsuleSyntax> capsule() {
    return NodeRow.of("Capsule", CapsuleSyntax.class, DECLARATION)
        .laidOut()
        .with(AstLayout.AROUND)
        .words("capsule ")
        .has("name", Slots.NAME, CapsuleSyntax::name)
        .words(" version ")
        .has("version", Slots.TEXT, CapsuleSyntax::version)
        .words(" {\n")
        .some("", "settings", Slots.SETTINGS, CapsuleRows::settings, "\n")
        .section(
            "budget",
            "budget",
            one(BudgetMember.class),
            Slots.ARGUMENTS,
            BudgetMember::arguments,
            "\n")
        .some("", "triggers", union("trigger"), all(Member.class, CapsuleRows::isTrigger), "\n")
        .section(
            "input {\n",
            "input",
            one(InputMember.class),
            Slots.FIELDS,
            InputMember::fields,
            "\n}\n")
        .section("output ", "output", one(OutputMember.class), OUTPUT, output -> output, "\n")
        .some("", "signals", lines("Signal"), all(SignalMember.class), "\n")
        .some("", "updates", lines("Update"), all(UpdateMember.class), "\n")
        .some("", "queries", lines("Query"), all(QueryMember.class), "\n")
        .some("", "state", lines("State"), all(StateMember.class), "\n")
        .section("steps ", "steps", one(StepsMember.class), Slots.BLOCK, StepsMember::body, "\n")
        .words("}");
  }

  private static List<SettingSyntax> settings(CapsuleSyntax capsule) {
    return all(SettingMember.class).apply(capsule).stream().map(SettingMember::setting).toList();
  }

  private static boolean isTrigger(Member member) {
    return member instanceof ScheduleMember || member instanceof EventMember;
  }

  private static <M extends Member> Slot<List<M>> lines(String row) {
    return ListSlot.lines(new RowSlot<M>(row), "\n");
  }

  private static Slot<List<Member>> union(String name) {
    return ListSlot.lines(new UnionSlot<>(name, TRIGGER), "\n");
  }

  private static <M extends Member> Function<CapsuleSyntax, @Nullable M> one(Class<M> type) {
    return capsule -> EffectRows.only(capsule.members(), type, member -> member);
  }

  private static <M extends Member> Function<CapsuleSyntax, List<M>> all(Class<M> type) {
    return all(type, member -> true);
  }

  private static <M extends Member> Function<CapsuleSyntax, List<M>> all(
      Class<M> type, Function<M, Boolean> wanted) {
    return capsule ->
        capsule.members().stream()
            .filter(type::isInstance)
            .map(type::cast)
            .filter(wanted::apply)
            .toList();
  }

  private static List<NodeRow<?>> triggers() {
    return List.of(
        NodeRow.of("OnSchedule", ScheduleMember.class, TRIGGER)
            .laidOut()
            .words("trigger schedule")
            .has("schedule", Slots.ARGUMENTS, ScheduleMember::schedule)
            .words(" run")
            .arguments(ScheduleMember::arguments),
        NodeRow.of("OnEvent", EventMember.class, TRIGGER)
            .laidOut()
            .words("trigger event ")
            .has("topic", Slots.PATH, EventMember::topic)
            .words(" as ")
            .has("as", Slots.NAME, EventMember::binding)
            .maybe(" where ", "where", Slots.EXPRESSION, EventMember::where)
            .words(" run")
            .arguments(EventMember::arguments));
  }

  private static List<NodeRow<?>> members() {
    return List.of(
        NodeRow.of("Signal", SignalMember.class)
            .laidOut()
            .words("signal ")
            .has("name", Slots.NAME, SignalMember::name)
            .some("(", "params", Slots.FIELDS, SignalMember::parameters, ")")
            .maybe(
                " from ",
                "from",
                new RowSlot<>("SignalSource"),
                signal -> signal.from() == null ? null : signal)
            .maybe(" max ", "max", Slots.EXPRESSION, SignalMember::max)
            .maybe(" ", "steps", Slots.BLOCK, SignalMember::body),
        NodeRow.of("SignalSource", SignalMember.class)
            .without(AstLayout.AT)
            .has("topic", Slots.PATH, CapsuleRows::topic)
            .arguments(SignalMember::fromArguments),
        NodeRow.of("Update", UpdateMember.class)
            .laidOut()
            .words("update ")
            .has("name", Slots.NAME, UpdateMember::name)
            .list("(", "params", Slots.FIELDS, UpdateMember::parameters, ")")
            .maybe(" -> ", "result", Slots.TYPE, UpdateMember::result)
            .words(" ")
            .has("steps", Slots.BLOCK, UpdateMember::body),
        NodeRow.of("Query", QueryMember.class)
            .laidOut()
            .words("query ")
            .has("name", Slots.NAME, QueryMember::name)
            .words(": ")
            .has("type", Slots.TYPE, QueryMember::type)
            .words(" = ")
            .has("value", Slots.EXPRESSION, QueryMember::value),
        NodeRow.of("State", StateMember.class)
            .laidOut()
            .words("var ")
            .has("name", Slots.NAME, StateMember::name)
            .maybe(": ", "type", Slots.TYPE, StateMember::type)
            .words(" = ")
            .has("value", Slots.EXPRESSION, StateMember::value));
  }

  private static PathSyntax topic(SignalMember signal) {
    return Objects.requireNonNull(signal.from());
  }
}
