package ai.somagent.soma.json;

import static ai.somagent.soma.json.NodeRow.Family.DECLARATION;
import static ai.somagent.soma.json.NodeRow.Family.PLAN_NODE;
import static ai.somagent.soma.json.NodeRow.Family.TEST_ITEM;

import ai.somagent.soma.json.NodeRow.Family;
import ai.somagent.soma.syntax.EffectSyntax.ApproveSyntax;
import ai.somagent.soma.syntax.EffectSyntax.Verb;
import ai.somagent.soma.syntax.PlanSyntax;
import ai.somagent.soma.syntax.PlanSyntax.AcceptItem;
import ai.somagent.soma.syntax.PlanSyntax.BudgetMember;
import ai.somagent.soma.syntax.PlanSyntax.DeployMember;
import ai.somagent.soma.syntax.PlanSyntax.EffectItem;
import ai.somagent.soma.syntax.PlanSyntax.InputMember;
import ai.somagent.soma.syntax.PlanSyntax.LetItem;
import ai.somagent.soma.syntax.PlanSyntax.Member;
import ai.somagent.soma.syntax.PlanSyntax.NodeItem;
import ai.somagent.soma.syntax.PlanSyntax.NodeMember;
import ai.somagent.soma.syntax.PlanSyntax.Phase;
import ai.somagent.soma.syntax.PlanSyntax.PhaseMember;
import ai.somagent.soma.syntax.PlanSyntax.ReviseItem;
import ai.somagent.soma.syntax.PlanSyntax.SettingItem;
import ai.somagent.soma.syntax.PlanSyntax.SettingMember;
import ai.somagent.soma.syntax.SettingSyntax;
import ai.somagent.soma.syntax.TestSyntax;
import ai.somagent.soma.syntax.TestSyntax.Action;
import ai.somagent.soma.syntax.TestSyntax.AtItem;
import ai.somagent.soma.syntax.TestSyntax.ExpectItem;
import ai.somagent.soma.syntax.TestSyntax.GivenItem;
import ai.somagent.soma.syntax.TestSyntax.InputItem;
import ai.somagent.soma.syntax.TestSyntax.RecordedItem;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rows of plans and tests. */
final class PlanRows {
  private static final Slot<List<Member>> NODES =
      ListSlot.lines(new UnionSlot<>("planNode", PLAN_NODE), "\n");

  /** The maker and the checks; of the statements only {@code let} parses there. */
  private static final Slot<List<NodeItem>> MAKERS =
      ListSlot.lines(new UnionSlot<>("maker", List.of("Let"), Family.EFFECT), "\n");

  private static final Slot<List<AcceptItem>> CONDITIONS =
      ListSlot.lines(new RowSlot<>("Accept"), "\n");

  private static final Slot<List<TestSyntax.Item>> TEST_ITEMS =
      ListSlot.lines(new UnionSlot<>("testItem", TEST_ITEM), "\n");

  private static final Slot<Verb> VERB =
      new ChoiceSlot<>(List.of("call", "run", "ask"), verb -> lower(verb.name()));

  private static final Slot<Action> ACTION =
      new ChoiceSlot<>(
          Stream.of(Action.values()).map(action -> lower(action.name())).toList(),
          action -> lower(action.name()));

  private PlanRows() {}

  private static String lower(String word) {
    return word.toLowerCase(Locale.ROOT);
  }

  static List<NodeRow<?>> rows() {
    return Stream.of(List.<NodeRow<?>>of(plan()), nodes(), tests()).flatMap(List::stream).toList();
  }

  private static NodeRow<PlanSyntax> plan() {
    NodeRow<PlanSyntax> row =
        NodeRow.of("Plan", PlanSyntax.class, DECLARATION)
            .laidOut()
            .with(AstLayout.AROUND)
            .words("plan ")
            .has("name", Slots.NAME, PlanSyntax::name)
            .words(" version ")
            .has("version", Slots.TEXT, PlanSyntax::version)
            .words(" {\n")
            .some("", "settings", Slots.SETTINGS, PlanRows::settings, "\n")
            .section(
                "budget",
                "budget",
                plan -> EffectRows.only(plan.members(), BudgetMember.class, b -> b),
                Slots.ARGUMENTS,
                BudgetMember::arguments,
                "\n")
            .section(
                "input {\n",
                "input",
                plan -> EffectRows.only(plan.members(), InputMember.class, i -> i),
                Slots.FIELDS,
                InputMember::fields,
                "\n}\n");
    phase(row, "provision", Phase.PROVISION).some("", "nodes", NODES, PlanRows::members, "\n");
    phase(row, "sync", Phase.SYNC);
    return phase(row, "improve", Phase.IMPROVE).words("}");
  }

  private static List<SettingSyntax> settings(PlanSyntax plan) {
    return plan.members().stream()
        .filter(SettingMember.class::isInstance)
        .map(member -> ((SettingMember) member).setting())
        .toList();
  }

  private static List<Member> members(PlanSyntax plan) {
    return plan.members().stream()
        .filter(member -> member instanceof NodeMember || member instanceof DeployMember)
        .toList();
  }

  private static NodeRow<PlanSyntax> phase(NodeRow<PlanSyntax> row, String word, Phase phase) {
    return row.section(
        word + " ", word, plan -> phase(plan, phase), Slots.BLOCK, PhaseMember::body, "\n");
  }

  private static @Nullable PhaseMember phase(PlanSyntax plan, Phase phase) {
    List<Member> phases =
        plan.members().stream()
            .filter(member -> member instanceof PhaseMember one && one.phase() == phase)
            .toList();
    return EffectRows.only(phases, PhaseMember.class, member -> member);
  }

  private static List<NodeRow<?>> nodes() {
    return List.of(
        node("Deliverable", false),
        node("Milestone", true),
        NodeRow.of("Deploy", DeployMember.class, PLAN_NODE)
            .laidOut()
            .words("deploy ")
            .has("name", Slots.NAME, DeployMember::name)
            .some(" after ", "after", Slots.NAMES, DeployMember::after, "")
            .maybe(" when ", "when", Slots.EXPRESSION, DeployMember::when)
            .words(" ")
            .has("steps", Slots.BLOCK, DeployMember::body),
        NodeRow.of("Accept", AcceptItem.class)
            .laidOut()
            .words("accept ")
            .has("condition", Slots.EXPRESSION, AcceptItem::condition));
  }

  private static NodeRow<NodeMember> node(String name, boolean milestone) {
    return NodeRow.of(name, NodeMember.class, PLAN_NODE)
        .when(node -> node.milestone() == milestone)
        .laidOut()
        .with(AstLayout.AROUND)
        .words(lower(name) + " ")
        .has("name", Slots.NAME, NodeMember::name)
        .some(" after ", "after", Slots.NAMES, NodeMember::after, "")
        .maybe(" when ", "when", Slots.EXPRESSION, NodeMember::when)
        .words(" {\n")
        .some("", "settings", Slots.SETTINGS, PlanRows::nodeSettings, "\n")
        .some("", "steps", MAKERS, PlanRows::makers, "\n")
        .some("", "accept", CONDITIONS, PlanRows::conditions, "\n")
        .section(
            "revise ",
            "revise",
            node -> EffectRows.only(node.items(), ReviseItem.class, item -> item),
            Slots.EFFECT,
            ReviseItem::effect,
            "\n")
        .section(
            "",
            "approve",
            PlanRows::approval,
            new RowSlot<>("Approve"),
            item -> (ApproveSyntax) item.effect(),
            "\n")
        .words("}");
  }

  private static boolean isApproval(NodeItem item) {
    return item instanceof EffectItem effect && effect.effect() instanceof ApproveSyntax;
  }

  private static @Nullable EffectItem approval(NodeMember node) {
    List<NodeItem> approvals = node.items().stream().filter(PlanRows::isApproval).toList();
    return EffectRows.only(approvals, EffectItem.class, item -> item);
  }

  private static List<SettingSyntax> nodeSettings(NodeMember node) {
    return node.items().stream()
        .filter(SettingItem.class::isInstance)
        .map(item -> ((SettingItem) item).setting())
        .toList();
  }

  private static List<NodeItem> makers(NodeMember node) {
    return node.items().stream()
        .filter(item -> item instanceof LetItem || item instanceof EffectItem && !isApproval(item))
        .toList();
  }

  private static List<AcceptItem> conditions(NodeMember node) {
    return node.items().stream()
        .filter(AcceptItem.class::isInstance)
        .map(AcceptItem.class::cast)
        .toList();
  }

  private static List<NodeRow<?>> tests() {
    return List.of(
        NodeRow.of("Test", TestSyntax.class, DECLARATION)
            .laidOut()
            .words("test ")
            .has("name", Slots.TEXT, TestSyntax::name)
            .words(" of ")
            .has("of", Slots.PATH, TestSyntax::subject)
            .list(" {\n", "items", TEST_ITEMS, TestSyntax::items, "\n}"),
        NodeRow.of("Given", InputItem.class, TEST_ITEM)
            .laidOut()
            .words("input")
            .arguments(InputItem::arguments),
        NodeRow.of("GivenRecorded", RecordedItem.class, TEST_ITEM)
            .laidOut()
            .words("given recorded ")
            .has("file", Slots.TEXT, RecordedItem::file),
        NodeRow.of("GivenEffect", GivenItem.class, TEST_ITEM)
            .laidOut()
            .words("given ")
            .has("verb", VERB, GivenItem::verb)
            .words(" ")
            .has("target", Slots.PATH, GivenItem::target)
            .maybe(" where ", "where", Slots.EXPRESSION, GivenItem::where)
            .maybe(
                " returns ",
                "returns",
                Slots.EXPRESSION,
                given -> given.returns() ? given.value() : null)
            .maybe(
                " fails ",
                "fails",
                Slots.EXPRESSION,
                given -> given.returns() ? null : given.value())
            .oneOf("returns", "fails"),
        NodeRow.of("At", AtItem.class, TEST_ITEM)
            .laidOut()
            .words("at ")
            .has("time", Slots.EXPRESSION, AtItem::time)
            .words(" ")
            .has("action", ACTION, AtItem::action)
            .maybe(" ", "signal", Slots.PATH, AtItem::signal)
            .arguments(AtItem::arguments),
        NodeRow.of("Expect", ExpectItem.class, TEST_ITEM)
            .laidOut()
            .words("expect ")
            .has("condition", Slots.EXPRESSION, ExpectItem::condition));
  }
}
