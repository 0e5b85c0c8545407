package ai.somagent.soma.cli.machine;

import ai.somagent.soma.ir.ProgramIr;
import ai.somagent.soma.ir.type.FieldIr;
import ai.somagent.soma.ir.type.LimitsIr;
import ai.somagent.soma.ir.type.TypeDefinitionIr.CaseIr;
import ai.somagent.soma.ir.type.TypeDefinitionIr.EnumIr;
import ai.somagent.soma.ir.type.TypeDefinitionIr.RecordIr;
import ai.somagent.soma.ir.type.TypeDefinitionIr.UnionIr;
import ai.somagent.soma.ir.type.TypeIr;
import ai.somagent.soma.ir.type.TypeIr.ListTypeIr;
import ai.somagent.soma.ir.type.TypeIr.MapTypeIr;
import ai.somagent.soma.ir.type.TypeIr.NamedTypeIr;
import ai.somagent.soma.ir.type.TypeIr.OptionalTypeIr;
import ai.somagent.soma.ir.type.TypeIr.ScalarTypeIr;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;

/** Values that fit declared types, as JSON. */
final class RandomJson {
  private static final int DEEPEST = 5;
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final List<String> WORDS = List.of("", "a", "b", "late", "12");

  private final ProgramIr program;
  private final Random random;

  RandomJson(ProgramIr program, Random random) {
    this.program = program;
    this.random = random;
  }

  ObjectNode fields(List<FieldIr> fields) {
    return fields(fields, 0);
  }

  JsonNode value(TypeIr type) {
    return value(type, 0);
  }

  private ObjectNode fields(List<FieldIr> fields, int depth) {
    ObjectNode object = JSON.objectNode();
    for (FieldIr field : fields) {
      boolean left = field.defaultValue() != null && random.nextBoolean();
      if (!left) {
        object.set(field.name(), value(field.type(), depth + 1));
      }
    }
    return object;
  }

  private JsonNode value(TypeIr type, int depth) {
    return switch (type) {
      case ScalarTypeIr scalar -> scalar(scalar);
      case ListTypeIr list -> list(list, depth);
      case MapTypeIr map -> map(map, depth);
      case OptionalTypeIr optional ->
          depth > DEEPEST || random.nextBoolean()
              ? JSON.nullNode()
              : value(optional.of(), depth + 1);
      case NamedTypeIr(String name) -> named(name, depth);
    };
  }

  private JsonNode scalar(ScalarTypeIr type) {
    LimitsIr limits = type.limits();
    return switch (type.kind()) {
      case BOOL -> JSON.booleanNode(random.nextBoolean());
      case INT -> JSON.numberNode(whole(limits));
      case DOUBLE -> JSON.numberNode(least(limits) + random.nextInt(5) / 4.0);
      case STRING -> JSON.textNode(text(limits));
      case BYTES -> JSON.textNode("AAH/");
      case DURATION -> JSON.textNode(random.nextInt(10_000) + "s");
      case TIMESTAMP -> JSON.textNode("2026-01-02T03:%02d:05Z".formatted(random.nextInt(60)));
      case JSON -> JSON.objectNode().put("n", random.nextInt(9));
    };
  }

  private static double least(LimitsIr limits) {
    return limits.min() == null ? 0 : limits.min();
  }

  private long whole(LimitsIr limits) {
    long least = limits.min() == null ? -3 : Math.round(Math.ceil(limits.min()));
    long most = limits.max() == null ? least + 12 : Math.round(Math.floor(limits.max()));
    return least + random.nextInt((int) Math.max(1, Math.min(most - least + 1, 20)));
  }

  private String text(LimitsIr limits) {
    StringBuilder word = new StringBuilder(WORDS.get(random.nextInt(WORDS.size())));
    while (word.length() < least(limits)) {
      word.append('x');
    }
    double most = limits.max() == null ? word.length() : limits.max();
    return word.substring(0, (int) Math.min(word.length(), most));
  }

  private int size(LimitsIr limits, int depth) {
    int least = (int) least(limits);
    int most = limits.max() == null ? 3 : limits.max().intValue();
    return Math.max(least, Math.min(most, least + (depth > DEEPEST ? 0 : random.nextInt(3))));
  }

  private ArrayNode list(ListTypeIr list, int depth) {
    ArrayNode items = JSON.arrayNode();
    Set<JsonNode> seen = new HashSet<>();
    int size = size(list.limits(), depth);
    for (int tries = 0; items.size() < size && tries < 50; tries++) {
      JsonNode item = value(list.element(), depth + 1);
      if (seen.add(item) || !list.unique()) {
        items.add(item);
      }
    }
    return items;
  }

  private ObjectNode map(MapTypeIr map, int depth) {
    ObjectNode entries = JSON.objectNode();
    for (int i = size(map.limits(), depth); i > 0; i--) {
      String key = map.keyEnum() == null ? "k" + i : named(map.keyEnum(), depth).textValue();
      entries.set(key, value(map.value(), depth + 1));
    }
    return entries;
  }

  private JsonNode named(String name, int depth) {
    return switch (Objects.requireNonNull(program.types().get(name), name)) {
      case EnumIr(List<String> cases) -> JSON.textNode(cases.get(random.nextInt(cases.size())));
      case RecordIr(List<FieldIr> declared) -> fields(declared, depth);
      case UnionIr(List<CaseIr> cases) -> {
        CaseIr one = cases.get(random.nextInt(cases.size()));
        ObjectNode value = JSON.objectNode().put("kind", one.name());
        value.setAll(fields(one.fields(), depth));
        yield value;
      }
    };
  }
}
