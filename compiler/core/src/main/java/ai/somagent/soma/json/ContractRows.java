package ai.somagent.soma.json;

import static ai.somagent.soma.json.NodeRow.Family.DECLARATION;
import static ai.somagent.soma.json.NodeRow.Family.RULE;

import ai.somagent.soma.syntax.DeclarationSyntax.ActionSyntax;
import ai.somagent.soma.syntax.DeclarationSyntax.GateRuleSyntax;
import ai.somagent.soma.syntax.DeclarationSyntax.PersonaSyntax;
import ai.somagent.soma.syntax.DeclarationSyntax.PolicyRuleSyntax;
import ai.somagent.soma.syntax.DeclarationSyntax.PolicySyntax;
import ai.somagent.soma.syntax.DeclarationSyntax.TaskSyntax;
import ai.somagent.soma.syntax.DeclarationSyntax.ToolSyntax;
import ai.somagent.soma.syntax.DeclarationSyntax.TopicSyntax;
import ai.somagent.soma.syntax.DeclarationSyntax.VerdictRuleSyntax;
import ai.somagent.soma.syntax.NameSyntax;
import ai.somagent.soma.syntax.StringSyntax;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The rows of topics, tools, personas, policies and tasks. */
final class ContractRows {
  private static final Slot<List<ActionSyntax>> ACTIONS =
      ListSlot.lines(new RowSlot<>("Action"), "\n");

  private static final Slot<List<PolicyRuleSyntax>> RULES =
      ListSlot.lines(new UnionSlot<>("policyRule", RULE), "\n");

  private ContractRows() {}

  static List<NodeRow<?>> rows() {
    return Stream.of(tools(), policies(), others()).flatMap(List::stream).toList();
  }

  private static List<NodeRow<?>> others() {
    return List.of(
        NodeRow.of("Topic", TopicSyntax.class, DECLARATION)
            .laidOut()
            .words("topic ")
            .has("name", Slots.NAME, TopicSyntax::name)
            .list("(", "fields", Slots.FIELDS, TopicSyntax::fields, ")")
            .some(" {\n", "settings", Slots.SETTINGS, TopicSyntax::settings, "\n}"),
        NodeRow.of("Persona", PersonaSyntax.class, DECLARATION)
            .laidOut()
            .words("persona ")
            .has("name", Slots.NAME, PersonaSyntax::name)
            .maybe(" version ", "version", Slots.TEXT, PersonaSyntax::version)
            .list(" {\n", "settings", Slots.SETTINGS, PersonaSyntax::settings, "\n}"),
        NodeRow.of("Task", TaskSyntax.class, DECLARATION)
            .laidOut()
            .words("task ")
            .has("name", Slots.NAME, TaskSyntax::name)
            .list("(", "params", Slots.FIELDS, TaskSyntax::parameters, ")")
            .maybe(" -> ", "result", Slots.TYPE, TaskSyntax::result)
            .words(" ")
            .has("steps", Slots.BLOCK, TaskSyntax::body));
  }

  private static List<NodeRow<?>> tools() {
    return List.of(
        NodeRow.of("Tool", ToolSyntax.class, DECLARATION)
            .laidOut()
            .words("tool ")
            .has("name", Slots.NAME, ToolSyntax::name)
            .maybe(" version ", "version", Slots.TEXT, ToolSyntax::version)
            .maybe(
                " via ",
                "via",
                new RowSlot<>("Binding"),
                tool -> tool.bindingKind() == null ? null : tool)
            .words(" {\n")
            .some("", "settings", Slots.SETTINGS, ToolSyntax::settings, "\n")
            .some("", "actions", ACTIONS, ToolSyntax::actions, "\n")
            .words("}"),
        NodeRow.of("Binding", ToolSyntax.class)
            .without(AstLayout.AT)
            .has("kind", Slots.NAME, ContractRows::kind)
            .words(" ")
            .has("target", Slots.TEXT, ContractRows::target),
        NodeRow.of("Action", ActionSyntax.class)
            .laidOut()
            .words("action ")
            .has("name", Slots.NAME, ActionSyntax::name)
            .list("(", "params", Slots.FIELDS, ActionSyntax::parameters, ")")
            .maybe(" -> ", "result", Slots.TYPE, ActionSyntax::result)
            .some(" {\n", "settings", Slots.SETTINGS, ActionSyntax::settings, "\n}"));
  }

  private static NameSyntax kind(ToolSyntax tool) {
    return Objects.requireNonNull(tool.bindingKind());
  }

  private static StringSyntax target(ToolSyntax tool) {
    return Objects.requireNonNull(tool.bindingTarget());
  }

  private static List<NodeRow<?>> policies() {
    return List.of(
        NodeRow.of("Policy", PolicySyntax.class, DECLARATION)
            .laidOut()
            .words("policy ")
            .has("name", Slots.NAME, PolicySyntax::name)
            .words(" version ")
            .has("version", Slots.TEXT, PolicySyntax::version)
            .list(" {\n", "rules", RULES, PolicySyntax::rules, "\n}"),
        verdict("Deny", true),
        verdict("Warn", false),
        NodeRow.of("Gate", GateRuleSyntax.class, RULE)
            .laidOut()
            .words("gate when ")
            .has("when", Slots.EXPRESSION, GateRuleSyntax::condition)
            .words(" with ")
            .has("with", new RowSlot<>("Approve"), GateRuleSyntax::approval));
  }

  private static NodeRow<VerdictRuleSyntax> verdict(String name, boolean deny) {
    return NodeRow.of(name, VerdictRuleSyntax.class, RULE)
        .when(rule -> rule.deny() == deny)
        .laidOut()
        .words(deny ? "deny when " : "warn when ")
        .has("when", Slots.EXPRESSION, VerdictRuleSyntax::condition)
        .words(" because ")
        .has("because", Slots.TEXT, VerdictRuleSyntax::because);
  }
}
