package ai.somagent.soma.ir.codec;

import ai.somagent.soma.ir.type.TypeIr;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** A type at a declared position, with the labels that stand beside it as {@code x-labels}. */
record LabelledType(TypeIr type, List<String> labels) {
  static final String MEMBER = "x-labels";

  static LabelledType read(JsonCursor at) throws IrFormatException {
    at.requireObject();
    List<String> labels = CommonReader.some(at, MEMBER, JsonCursor::text);
    return new LabelledType(TypeReader.read(without(at, MEMBER)), labels);
  }

  /** The same place without one of its members. */
  static JsonCursor without(JsonCursor at, String member) {
    if (!at.has(member)) {
      return at;
    }
    ObjectNode rest = at.json().deepCopy();
    rest.remove(member);
    return new JsonCursor(rest, at.pointer());
  }
}
