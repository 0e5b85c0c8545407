package ai.somagent.soma.cli.render;

import ai.somagent.soma.diff.CapsuleDiff;
import ai.somagent.soma.diff.InterfaceChange;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;

/** What changed, for programs: {@code soma.diff/1}, whose JSON Schema is a resource. */
public final class DiffJson {
  public static final String SCHEMA = "/soma/schema/soma.diff-1.schema.json";

  private DiffJson() {}

  public static ObjectNode render(List<CapsuleDiff> found) {
    ObjectNode root = JsonNodeFactory.instance.objectNode().put("format", "soma.diff/1");
    root.put("adequate", found.stream().allMatch(CapsuleDiff::adequate));
    ArrayNode capsules = root.putArray("capsules");
    for (CapsuleDiff capsule : found) {
      ObjectNode node =
          capsules
              .addObject()
              .put("capsule", capsule.name())
              .put("before", capsule.before())
              .put("after", capsule.after())
              .put("needed", capsule.needed())
              .put("adequate", capsule.adequate());
      ArrayNode changes = node.putArray("changes");
      for (InterfaceChange change : capsule.changes()) {
        changes
            .addObject()
            .put("weight", word(change.weight()))
            .put("affects", word(change.affected()))
            .put("place", change.place())
            .put("message", change.message());
      }
    }
    return root;
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
