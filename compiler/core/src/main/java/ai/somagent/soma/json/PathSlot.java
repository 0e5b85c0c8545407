package ai.somagent.soma.json;

import ai.somagent.soma.json.JsonValue.JsonObject;
import ai.somagent.soma.json.JsonValue.JsonText;
import ai.somagent.soma.syntax.NameSyntax;
import ai.somagent.soma.syntax.PathSyntax;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Names joined by dots in one string; a part that is no plain name stands in back-ticks. */
final class PathSlot implements Slot<PathSyntax> {
  private static final String PART = "(" + NameSlot.PLAIN + "|`" + NameSlot.QUOTABLE + "`)";
  private static final String SHAPE = PART + "(\\." + PART + ")*";

  @Override
  public JsonNode write(PathSyntax path, AstWriting writing) {
    return TextNode.valueOf(
        path.parts().stream().map(PathSlot::part).collect(Collectors.joining(".")));
  }

  private static String part(NameSyntax name) {
    return name.text().matches(NameSlot.PLAIN) ? name.text() : "`" + name.text() + "`";
  }

  @Override
  public void read(JsonValue json, JsonObject owner, AstReading reading) {
    if (!(json instanceof JsonText text)) {
      reading.problems.wrongType(json, "names joined by dots as a string");
    } else if (!text.value().matches(SHAPE)) {
      reading.problems.badName(json.place(), json.place().span(), text.value());
    } else {
      String dot = "";
      for (String part : parts(text.value())) {
        reading.append(dot);
        NameSlot.append(part, json.place(), json.place().span(), reading);
        dot = ".";
      }
    }
  }

  /** The parts of a path of the right shape, without back-ticks. */
  private static List<String> parts(String path) {
    List<String> parts = new ArrayList<>();
    int at = 0;
    while (at < path.length()) {
      boolean quoted = path.charAt(at) == '`';
      int start = quoted ? at + 1 : at;
      int end = path.indexOf(quoted ? '`' : '.', start);
      int stop = end < 0 ? path.length() : end;
      parts.add(path.substring(start, stop));
      at = quoted ? stop + 2 : stop + 1;
    }
    return parts;
  }

  @Override
  public ObjectNode schema() {
    return AstLayoutRules.reference("path");
  }

  static void define(ObjectNode definitions) {
    ObjectNode path = definitions.putObject("path");
    path.put("description", "Names joined by dots; a part that is no plain name is in back-ticks.");
    path.put("type", "string").put("pattern", "^" + SHAPE + "$");
  }
}
