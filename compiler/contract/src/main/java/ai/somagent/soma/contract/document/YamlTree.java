package ai.somagent.soma.contract.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** YAML 1.2 as a tree of JSON, aliases written out within a bound. */
final class YamlTree {
  private static final int MAX_ALIASES = 200;
  private static final int MAX_NODES = 500_000;
  private static final String TOO_DEEP =
      "its objects are nested more than " + DocumentReader.MAX_DEPTH + " deep";

  private final ContractFindings findings;
  private int nodes;

  private YamlTree(ContractFindings findings) {
    this.findings = findings;
  }

  static @Nullable JsonNode read(String text, ContractFindings findings) {
    LoadSettings settings =
        LoadSettings.builder()
            .setAllowDuplicateKeys(false)
            .setAllowRecursiveKeys(false)
            .setMaxAliasesForCollections(MAX_ALIASES)
            .setCodePointLimit(DocumentReader.MAX_BYTES)
            .setSchema(new CoreSchema())
            .build();
    Object loaded;
    try {
      if (isTooDeep(text, settings)) {
        findings.tooLarge(TOO_DEEP);
        return null;
      }
      loaded = new Load(settings).loadFromString(text);
    } catch (MarkedYamlEngineException e) {
      String place = e.getProblemMark().map(mark -> "line " + (mark.getLine() + 1)).orElse("");
      findings.invalid(
          place, "it is no YAML: " + String.valueOf(e.getProblem()).replace('`', '\''));
      return null;
    } catch (YamlEngineException e) {
      findings.invalid("", "it is no YAML that can be read: " + firstLine(e));
      return null;
    } catch (IllegalArgumentException e) {
      // The library's own words about a `\\u` that ends early or names no character.
      findings.invalid("", "it is no YAML: it holds an escape that is no character");
      return null;
    }
    return new YamlTree(findings).node(loaded, 0);
  }

  /** The parser keeps no stack of calls, and what follows it does. */
  private static boolean isTooDeep(String text, LoadSettings settings) {
    int depth = 0;
    for (Event event : new Parse(settings).parseString(text)) {
      depth += event instanceof CollectionStartEvent ? 1 : 0;
      depth -= event instanceof CollectionEndEvent ? 1 : 0;
      if (depth > DocumentReader.MAX_DEPTH) {
        return true;
      }
    }
    return false;
  }

  private static String firstLine(YamlEngineException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("").replace('`', '\'');
  }

  /** Null once the tree has become too large. */
  private @Nullable JsonNode node(@Nullable Object value, int depth) {
    if (depth > DocumentReader.MAX_DEPTH) {
      findings.tooLarge(TOO_DEEP);
      return null;
    }
    nodes++;
    if (nodes > MAX_NODES) {
      findings.tooLarge("it has more than 500,000 values once its aliases are written out");
      return null;
    }
    JsonNodeFactory factory = JsonNodeFactory.instance;
    return switch (value) {
      case null -> factory.nullNode();
      case String text -> factory.textNode(text);
      case Boolean bool -> factory.booleanNode(bool);
      case Integer number -> factory.numberNode(number);
      case Long number -> factory.numberNode(number);
      case BigInteger number -> factory.numberNode(number);
      case Double number -> factory.numberNode(number);
      case Map<?, ?> map -> object(map, depth);
      case List<?> list -> array(list, depth);
      default -> {
        findings.invalid("", "it holds a value that JSON does not have");
        yield null;
      }
    };
  }

  private @Nullable ObjectNode object(Map<?, ?> map, int depth) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      JsonNode value = node(entry.getValue(), depth + 1);
      if (value == null) {
        return null;
      }
      object.set(String.valueOf(entry.getKey()), value);
    }
    return object;
  }

  private @Nullable ArrayNode array(List<?> list, int depth) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    for (Object item : list) {
      JsonNode value = node(item, depth + 1);
      if (value == null) {
        return null;
      }
      array.add(value);
    }
    return array;
  }
}
