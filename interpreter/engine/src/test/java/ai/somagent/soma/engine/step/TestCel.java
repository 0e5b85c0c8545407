package ai.somagent.soma.engine.step;

import ai.somagent.soma.engine.expression.EvaluationException;
import ai.somagent.soma.engine.expression.ExpressionEvaluator;
import ai.somagent.soma.engine.value.Value;
import ai.somagent.soma.ir.node.ExpressionIr;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.extensions.CelExtensions;
import dev.cel.parser.CelParser;
import dev.cel.parser.CelParserFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Evaluates with cel-java. Slots of the programs here hold no optionals and no bytes. */
final class TestCel implements ExpressionEvaluator {
  private static final CelParser PARSER =
      CelParserFactory.standardCelParserBuilder()
          .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
          .addLibraries(CelExtensions.optional())
          .build();
  private static final CelRuntime RUNTIME =
      CelRuntimeFactory.plannerRuntimeBuilder()
          .setOptions(CelOptions.current().enableHeterogeneousNumericComparisons(true).build())
          .addLibraries(CelExtensions.optional())
          .build();

  private final Map<String, CelRuntime.Program> programs = new HashMap<>();

  @Override
  public Value evaluate(ExpressionIr expression, Map<String, Value> variables)
      throws EvaluationException {
    Map<String, Object> bound = new LinkedHashMap<>();
    variables.forEach((name, value) -> bound.put(name, toCel(value)));
    try {
      return fromCel(program(expression.cel()).eval(bound));
    } catch (CelEvaluationException e) {
      throw new EvaluationException(String.valueOf(e.getMessage()));
    }
  }

  private CelRuntime.Program program(String text) throws CelEvaluationException {
    CelRuntime.Program known = programs.get(text);
    if (known == null) {
      try {
        known = RUNTIME.createProgram(PARSER.parse(text).getAst());
      } catch (CelValidationException e) {
        throw new IllegalArgumentException(text, e);
      }
      programs.put(text, known);
    }
    return known;
  }

  private static Object toCel(Value value) {
    return switch (value) {
      case Value.NullValue _ -> dev.cel.common.values.NullValue.NULL_VALUE;
      case Value.BoolValue bool -> bool.value();
      case Value.IntValue number -> number.value();
      case Value.DoubleValue number -> number.value();
      case Value.TextValue text -> text.value();
      case Value.BytesValue bytes -> bytes.base64();
      case Value.DurationValue duration -> duration.value();
      case Value.TimestampValue timestamp -> timestamp.value();
      case Value.ListValue list -> list.items().stream().map(TestCel::toCel).toList();
      case Value.MapValue map -> {
        Map<String, Object> entries = new LinkedHashMap<>();
        map.entries().forEach((key, entry) -> entries.put(key, toCel(entry)));
        yield entries;
      }
    };
  }

  private static Value fromCel(Object result) {
    return switch (result) {
      case Boolean bool -> new Value.BoolValue(bool);
      case Long number -> new Value.IntValue(number);
      case Double number -> new Value.DoubleValue(number);
      case String text -> new Value.TextValue(text);
      case Duration duration -> new Value.DurationValue(duration);
      case Instant instant -> new Value.TimestampValue(instant);
      case List<?> list -> {
        List<Value> items = new ArrayList<>();
        list.forEach(item -> items.add(fromCel(item)));
        yield new Value.ListValue(items);
      }
      case Map<?, ?> map -> {
        Map<String, Value> entries = new LinkedHashMap<>();
        map.forEach((key, value) -> entries.put((String) key, fromCel(value)));
        yield new Value.MapValue(entries);
      }
      default -> Value.NullValue.NULL;
    };
  }
}
