package ai.somagent.soma.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Any bytes as a JSON document and edits of it, so that whatever the fuzzer changes, the result is
 * JSON: two bytes choose the document, six each an edit.
 */
record JsonEdits(List<JsonNode> documents) {
  private static final int EDIT_BYTES = 6;

  /** More would leave nothing of the document. */
  private static final int MOST_EDITS = 8;

  private static final List<JsonNode> VALUES =
      List.of(
          NullNode.instance,
          TextNode.valueOf(""),
          TextNode.valueOf("a"),
          TextNode.valueOf("1 / 0"),
          LongNode.valueOf(0),
          LongNode.valueOf(-1),
          LongNode.valueOf(Long.MAX_VALUE),
          JsonNodeFactory.instance.numberNode(1e300),
          JsonNodeFactory.instance.booleanNode(true),
          JsonNodeFactory.instance.arrayNode(),
          JsonNodeFactory.instance.objectNode());

  /** What {@code script} says; the documents stay as they are. */
  String apply(byte[] script) {
    ByteBuffer bytes = ByteBuffer.wrap(script);
    JsonNode document = documents.get(bytes.remaining() < 2 ? 0 : index(bytes, documents.size()));
    document = document.deepCopy();
    for (int i = 0; i < MOST_EDITS && bytes.remaining() >= EDIT_BYTES; i++) {
      edit(document, bytes);
    }
    return document.toString();
  }

  private static int index(ByteBuffer bytes, int size) {
    return Short.toUnsignedInt(bytes.getShort()) % size;
  }

  private void edit(JsonNode document, ByteBuffer bytes) {
    List<JsonNode> holders = new ArrayList<>();
    collect(document, holders);
    int holder = Short.toUnsignedInt(bytes.getShort());
    int place = Byte.toUnsignedInt(bytes.get());
    int what = Byte.toUnsignedInt(bytes.get());
    int donor = Short.toUnsignedInt(bytes.getShort());
    if (holders.isEmpty()) {
      return;
    }
    JsonNode value =
        what % 4 == 0
            ? VALUES.get(donor % VALUES.size())
            : holders.get(donor % holders.size()).deepCopy();
    switch (holders.get(holder % holders.size())) {
      case ObjectNode object -> edit(object, place, what / 4 % 8, value);
      case ArrayNode array -> edit(array, place, what / 4 % 8, value);
      default -> throw new IllegalStateException("a value that holds nothing");
    }
  }

  private static void edit(ObjectNode object, int place, int what, JsonNode value) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    String name = names.get(place % names.size());
    switch (what) {
      case 0 -> object.remove(name);
      case 1 -> object.set(name + "x", object.remove(name));
      case 2 -> object.set("surprise", value);
      case 3 -> object.set(name, object.get(names.get(names.size() - 1 - place % names.size())));
      default -> object.set(name, value);
    }
  }

  private static void edit(ArrayNode array, int place, int what, JsonNode value) {
    int at = place % array.size();
    switch (what) {
      case 0 -> array.remove(at);
      case 1 -> array.insert(at, array.get(at).deepCopy());
      case 2 -> array.add(value);
      case 3 -> array.set(at, array.get(array.size() - 1 - at).deepCopy());
      default -> array.set(at, value);
    }
  }

  private static void collect(JsonNode json, List<JsonNode> holders) {
    if (json.isContainerNode() && !json.isEmpty()) {
      holders.add(json);
      json.forEach(child -> collect(child, holders));
    }
  }
}
