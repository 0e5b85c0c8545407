package ai.somagent.soma.ir.codec;

import ai.somagent.soma.ir.node.CeilingIr;
import ai.somagent.soma.ir.node.ClausesIr;
import ai.somagent.soma.ir.node.ExpressionIr;
import ai.somagent.soma.ir.node.GateIr;
import ai.somagent.soma.ir.node.RetryIr;
import ai.somagent.soma.ir.node.UndoIr;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what {@link CommonWriter} writes. */
final class CommonReader {
  /** Members that the clauses of an effect may add. */
  private static final Set<String> CLAUSES =
      Set.of("decode", "timeoutMillis", "retry", "withinMillis", "ceiling", "undo", "gates");

  private CommonReader() {}

  /** Checks the members of an effect that has {@code required} and {@code optional} of its own. */
  static void effect(JsonCursor at, Set<String> required, Set<String> optional)
      throws IrFormatException {
    Set<String> all = new HashSet<>(optional);
    all.addAll(CLAUSES);
    all.add("next");
    at.object(required, all);
  }

  static ClausesIr clauses(JsonCursor at) throws IrFormatException {
    return new ClausesIr(
        at.optional("decode", TypeReader::read),
        at.optional("timeoutMillis", JsonCursor::natural),
        at.optional("retry", CommonReader::retry),
        at.optional("withinMillis", JsonCursor::natural),
        at.optional("ceiling", CommonReader::ceiling),
        at.optional("undo", CommonReader::undo),
        gates(at));
  }

  static List<GateIr> gates(JsonCursor at) throws IrFormatException {
    return some(at, "gates", CommonReader::gate);
  }

  /** A list that is left out when empty. */
  static <T> List<T> some(JsonCursor at, String name, JsonCursor.Reader<T> reader)
      throws IrFormatException {
    List<T> list = at.optional(name, items -> items.list(reader));
    if (list != null && list.isEmpty()) {
      throw at.at(name).refused("an empty list is left out");
    }
    return list == null ? List.of() : list;
  }

  /** An object of names that is left out when empty. */
  static <T> Map<String, T> table(JsonCursor at, String name, JsonCursor.Reader<T> reader)
      throws IrFormatException {
    Map<String, T> map = at.optional(name, entries -> entries.map(reader));
    if (map != null && map.isEmpty()) {
      throw at.at(name).refused("an empty object is left out");
    }
    return map == null ? Map.of() : map;
  }

  static RetryIr retry(JsonCursor at) throws IrFormatException {
    at.object(Set.of("times", "backoffFromMillis", "backoffToMillis", "kinds"), Set.of());
    return new RetryIr(
        size(at.at("times")),
        at.at("backoffFromMillis").natural(),
        at.at("backoffToMillis").natural(),
        at.at("kinds").list(JsonCursor::text));
  }

  static ExpressionIr expression(JsonCursor at) throws IrFormatException {
    at.object(Set.of("cel", "reads"), Set.of());
    return new ExpressionIr(at.at("cel").text(), at.at("reads").list(JsonCursor::text));
  }

  static Map<String, ExpressionIr> expressions(JsonCursor at) throws IrFormatException {
    return at.map(CommonReader::expression);
  }

  static @Nullable String text(JsonCursor at, String field) throws IrFormatException {
    return at.optional(field, JsonCursor::text);
  }

  static int size(JsonCursor at) throws IrFormatException {
    return (int) at.integer(0, Integer.MAX_VALUE);
  }

  private static CeilingIr ceiling(JsonCursor at) throws IrFormatException {
    at.object(Set.of(), Set.of("tokens", "usd", "toolCalls"));
    return new CeilingIr(
        at.optional("tokens", JsonCursor::natural),
        at.optional("usd", JsonCursor::number),
        at.optional("toolCalls", JsonCursor::natural));
  }

  private static UndoIr undo(JsonCursor at) throws IrFormatException {
    at.object(Set.of("captures"), Set.of("body"));
    return new UndoIr(text(at, "body"), at.at("captures").list(JsonCursor::text));
  }

  private static GateIr gate(JsonCursor at) throws IrFormatException {
    at.object(Set.of("policy", "rule", "guard"), Set.of());
    return new GateIr(at.at("policy").text(), size(at.at("rule")), at.at("guard").text());
  }
}
