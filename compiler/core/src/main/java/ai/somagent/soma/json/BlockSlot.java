package ai.somagent.soma.json;

import ai.somagent.soma.json.JsonValue.JsonObject;
import ai.somagent.soma.syntax.BlockSyntax;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Steps, in braces in the text. */
final class BlockSlot implements Slot<BlockSyntax> {
  @Override
  public JsonNode write(BlockSyntax block, AstWriting writing) {
    return Slots.STATEMENTS.write(block.statements(), writing);
  }

  @Override
  public void read(JsonValue json, JsonObject owner, AstReading reading) {
    reading.append("{\n");
    Slots.STATEMENTS.read(json, owner, reading);
    reading.append("\n}");
  }

  @Override
  public ObjectNode schema() {
    return AstLayoutRules.reference("steps");
  }

  static void define(ObjectNode definitions) {
    ObjectNode steps = definitions.putObject("steps");
    steps.setAll(Slots.STATEMENTS.schema());
  }
}
