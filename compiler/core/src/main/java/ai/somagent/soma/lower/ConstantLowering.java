package ai.somagent.soma.lower;

import ai.somagent.soma.checked.CheckedArgument;
import ai.somagent.soma.checked.CheckedExpression;
import ai.somagent.soma.checked.CheckedExpression.ConstructChecked;
import ai.somagent.soma.checked.CheckedExpression.EntryChecked;
import ai.somagent.soma.checked.CheckedExpression.EnumCaseChecked;
import ai.somagent.soma.checked.CheckedExpression.ListChecked;
import ai.somagent.soma.checked.CheckedExpression.LiteralChecked;
import ai.somagent.soma.checked.CheckedExpression.MapChecked;
import ai.somagent.soma.checked.CheckedExpression.UnionCaseChecked;
import ai.somagent.soma.type.ConstantFolder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Constants as the JSON that stands for them at a boundary. */
final class ConstantLowering {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final long MAX_SAFE = (1L << 53) - 1;
  private static final int NANO_DIGITS = 9;

  private ConstantLowering() {}

  /** The JSON of a default; null for {@code null}, which is the same as no default. */
  static @Nullable JsonNode lower(@Nullable CheckedExpression expression) {
    if (expression == null) {
      return null;
    }
    CheckedExpression constant = ConstantFolder.constant(expression);
    if (constant == null) {
      throw new IllegalStateException("a default that is no constant passed the checks");
    }
    JsonNode json = json(constant);
    return json.isNull() ? null : json;
  }

  private static JsonNode json(CheckedExpression constant) {
    return switch (constant) {
      case LiteralChecked literal -> literal(literal.value());
      case EnumCaseChecked named -> JSON.textNode(named.caseName());
      case ListChecked list -> list(list);
      case MapChecked map -> map(map);
      case ConstructChecked record -> fields(JSON.objectNode(), record.fields());
      case UnionCaseChecked union ->
          fields(JSON.objectNode().put("kind", union.caseName()), union.fields());
      default -> throw new IllegalStateException("not a constant: " + constant);
    };
  }

  private static JsonNode literal(@Nullable Object value) {
    return switch (value) {
      case null -> JSON.nullNode();
      case Long number when Math.abs(number) > MAX_SAFE -> JSON.textNode(Long.toString(number));
      case Long number -> JSON.numberNode(number);
      case Double number -> JSON.numberNode(number);
      case Boolean bool -> JSON.booleanNode(bool);
      case String text -> JSON.textNode(text);
      case Duration duration -> JSON.textNode(seconds(duration));
      default -> throw new IllegalStateException("not a literal: " + value);
    };
  }

  /** For example {@code 900s} or {@code 0.25s}. */
  private static String seconds(Duration duration) {
    BigDecimal whole = BigDecimal.valueOf(duration.getSeconds());
    BigDecimal part = BigDecimal.valueOf(duration.getNano(), NANO_DIGITS);
    BigDecimal exact = whole.add(part);
    return (exact.signum() == 0 ? "0" : exact.stripTrailingZeros().toPlainString()) + "s";
  }

  private static JsonNode list(ListChecked list) {
    ArrayNode array = JSON.arrayNode();
    for (CheckedExpression element : list.elements()) {
      array.add(json(element));
    }
    return array;
  }

  private static JsonNode map(MapChecked map) {
    ObjectNode object = JSON.objectNode();
    for (EntryChecked entry : map.entries()) {
      object.set(json(entry.key()).asText(), json(entry.value()));
    }
    return object;
  }

  private static JsonNode fields(ObjectNode object, List<CheckedArgument> fields) {
    for (CheckedArgument field : fields) {
      JsonNode value = json(field.value());
      if (!value.isNull()) {
        object.set(field.name(), value);
      }
    }
    return object;
  }
}
