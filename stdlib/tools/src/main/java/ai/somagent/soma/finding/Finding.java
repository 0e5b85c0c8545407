package ai.somagent.soma.finding;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/**
 * Something a check noticed.
 *
 * @param weight how much it weighs
 * @param rule stable, kebab case or a diagnostic's id, at most 64 characters
 * @param place a path in the bundle, with {@code :line} or {@code :line:column} from 1 where known
 * @param detail for people, at most 1,000 characters; longer text is cut and what is invisible in
 *     it escaped
 */
public record Finding(FindingWeight weight, String rule, @Nullable String place, String detail) {
  private static final int LONGEST_PLACE = 400;
  private static final int LONGEST_DETAIL = 1_000;

  public Finding {
    place = place == null ? null : Printable.cut(Printable.visible(place), LONGEST_PLACE);
    detail = Printable.cut(Printable.visible(detail), LONGEST_DETAIL);
  }

  /** As the declared record; an absent place has no entry. */
  public ObjectNode toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("severity", weight.word()).put("rule", rule);
    if (place != null) {
      json.put("place", place);
    }
    return json.put("detail", detail);
  }
}
