package ai.somagent.soma.json;

import ai.somagent.soma.json.JsonValue.JsonObject;
import ai.somagent.soma.json.JsonValue.Place;
import ai.somagent.soma.syntax.ArgumentSyntax;
import ai.somagent.soma.syntax.NameSyntax;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/** Named arguments with their parentheses: an object from names to expressions. */
final class ArgumentsSlot implements Slot<List<ArgumentSyntax>> {
  @Override
  public JsonNode write(List<ArgumentSyntax> arguments, AstWriting writing) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    for (ArgumentSyntax argument : arguments) {
      NameSyntax name = argument.name();
      if (name == null) {
        throw new NotExpressibleException(
            argument.span(), "JSON has no place for an argument without a name among named ones");
      }
      writing.enter(argument.span());
      json.set(name.text(), Slots.EXPRESSION.write(argument.value(), writing));
      writing.leave();
    }
    if (json.size() < arguments.size()) {
      throw new NotExpressibleException(
          arguments.getFirst().span().to(arguments.getLast().span()),
          "JSON has no place for an argument that is given twice");
    }
    return json;
  }

  @Override
  public void read(JsonValue json, JsonObject owner, AstReading reading) {
    if (!(json instanceof JsonObject object)) {
      reading.problems.wrongType(json, "an object from the names of arguments to expressions");
      return;
    }
    String between = "(";
    for (Map.Entry<String, JsonValue> argument : object.members().entrySet()) {
      reading.append(between);
      Place place = argument.getValue().place();
      NameSlot.append(argument.getKey(), place, place.name(), reading);
      reading.append(": ");
      reading.value(Slots.EXPRESSION, argument.getValue(), object);
      between = ", ";
    }
    reading.append(object.members().isEmpty() ? "()" : ")");
  }

  @Override
  public ObjectNode schema() {
    return AstLayoutRules.reference("arguments");
  }

  static void define(ObjectNode definitions) {
    ObjectNode arguments = definitions.putObject("arguments");
    arguments.put("description", "Arguments by name.");
    arguments.put("type", "object");
    arguments.set("propertyNames", AstLayoutRules.reference("name"));
    arguments.set("additionalProperties", Slots.EXPRESSION.schema());
  }
}
