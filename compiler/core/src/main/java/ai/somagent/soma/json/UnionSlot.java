package ai.somagent.soma.json;

import ai.somagent.soma.json.JsonValue.JsonObject;
import ai.somagent.soma.json.JsonValue.JsonText;
import ai.somagent.soma.json.NodeRow.Family;
import ai.somagent.soma.syntax.ControlSyntax.BranchHeadSyntax;
import ai.somagent.soma.syntax.ControlSyntax.BranchSyntax;
import ai.somagent.soma.syntax.ControlSyntax.EffectHeadSyntax;
import ai.somagent.soma.syntax.ExpressionSyntax.ListElementSyntax;
import ai.somagent.soma.syntax.PlanSyntax.EffectItem;
import ai.somagent.soma.syntax.PlanSyntax.LetItem;
import ai.somagent.soma.syntax.StatementSyntax.ControlStatementSyntax;
import ai.somagent.soma.syntax.StatementSyntax.EffectStatementSyntax;
import ai.somagent.soma.syntax.Syntax;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where one of several nodes may stand; the member {@code node} says which. */
final class UnionSlot<V extends Syntax> implements Slot<V> {
  final String name;
  private final List<String> members;
  private final List<Family> families;

  UnionSlot(String name, Family... families) {
    this(name, List.of(), families);
  }

  UnionSlot(String name, List<String> members, Family... families) {
    this.name = name;
    this.members = members;
    this.families = List.of(families);
  }

  /** The rows that may stand here. */
  List<NodeRow<?>> rows() {
    return AstTable.rows().stream()
        .filter(row -> members.contains(row.name) || families.stream().anyMatch(row::isIn))
        .toList();
  }

  private List<String> names() {
    return rows().stream().map(row -> row.name).toList();
  }

  private boolean takesExpressionText() {
    return families.contains(Family.EXPRESSION);
  }

  @Override
  public JsonNode write(V value, AstWriting writing) {
    return node(unwrapped(value), writing);
  }

  private static <T extends Syntax> JsonNode node(T syntax, AstWriting writing) {
    return writing.node(AstTable.rowFor(syntax), syntax);
  }

  /** What the tree wraps where JSON need not. */
  private static Syntax unwrapped(Syntax syntax) {
    return switch (syntax) {
      case EffectStatementSyntax statement -> statement.effect();
      case ControlStatementSyntax statement -> statement.control();
      case EffectHeadSyntax head -> head.effect();
      case BranchHeadSyntax head -> new BranchSyntax(head.body(), head.span());
      case EffectItem item -> item.effect();
      case LetItem item -> item.let();
      case ListElementSyntax element when !element.maybe() -> element.value();
      default -> syntax;
    };
  }

  @Override
  public void read(JsonValue json, JsonObject owner, AstReading reading) {
    if (!(json instanceof JsonObject object)) {
      reading.problems.notANode(json, takesExpressionText());
      return;
    }
    if (takesExpressionText() && object.has(ExpressionText.MEMBER)) {
      ExpressionText.read(object, reading);
      return;
    }
    JsonValue node = object.get("node");
    if (node == null) {
      reading.problems.missingNode(json.place(), names());
    } else if (!(node instanceof JsonText text)) {
      reading.problems.wrongType(node, "the name of a node as a string");
    } else {
      NodeRow<?> row = find(text.value());
      if (row == null) {
        reading.problems.unknownNode(text, names(), AstTable.names());
      } else {
        reading.node(row, object);
      }
    }
  }

  private @Nullable NodeRow<?> find(String node) {
    for (NodeRow<?> row : rows()) {
      if (row.name.equals(node)) {
        return row;
      }
    }
    return null;
  }

  @Override
  public ObjectNode schema() {
    return AstLayoutRules.reference(name);
  }

  /** A choice by `node`, so that a validator looks at one alternative and not at all of them. */
  void define(ObjectNode definitions) {
    ObjectNode schema = definitions.putObject(name);
    schema.put("type", "object");
    ObjectNode byNode = schema;
    if (takesExpressionText()) {
      schema.putObject("if").putArray("required").add(ExpressionText.MEMBER);
      schema.set("then", AstLayoutRules.reference(ExpressionText.DEFINITION));
      byNode = schema.putObject("else");
    }
    byNode.putObject("properties").set("node", nodes());
    byNode.putArray("required").add("node");
    ArrayNode all = byNode.putArray("allOf");
    for (String row : names()) {
      ObjectNode one = all.addObject();
      ObjectNode condition = one.putObject("if");
      condition.putObject("properties").putObject("node").put("const", row);
      condition.putArray("required").add("node");
      one.set("then", AstLayoutRules.reference(row));
    }
  }

  private ObjectNode nodes() {
    ObjectNode schema = JsonNodeFactory.instance.objectNode();
    ArrayNode values = schema.putArray("enum");
    names().forEach(values::add);
    return schema;
  }
}
