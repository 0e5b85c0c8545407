package ai.somagent.soma.evaluate;

import ai.somagent.soma.checked.CheckedArgument;
import ai.somagent.soma.checked.CheckedExpression;
import ai.somagent.soma.checked.LocalSymbol;
import ai.somagent.soma.ir.node.ExpressionIr;
import ai.somagent.soma.lower.ExpressionLowering;
import com.google.common.collect.ImmutableSet;
import dev.cel.common.CelErrorCode;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.extensions.CelExtensions;
import dev.cel.extensions.CelListsExtensions;
import dev.cel.extensions.CelStringExtensions;
import dev.cel.parser.CelParser;
import dev.cel.parser.CelParserFactory;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelFunctionOverload;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Evaluates checked expressions by their CEL text, as the machine does, with types found at run
 * time.
 */
final class TreeExpressions {
  private static final CelOptions OPTIONS =
      CelOptions.current().enableHeterogeneousNumericComparisons(true).build();
  private static final CelParser PARSER =
      CelParserFactory.standardCelParserBuilder()
          .setOptions(OPTIONS)
          .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
          .addLibraries(
              CelExtensions.optional(),
              CelExtensions.math(),
              CelExtensions.lists(),
              CelExtensions.comprehensions())
          .build();
  private static final CelRuntime RUNTIME =
      CelRuntimeFactory.plannerRuntimeBuilder()
          .setOptions(OPTIONS)
          .addLibraries(
              CelExtensions.optional(),
              CelExtensions.strings(
                  EnumSet.complementOf(EnumSet.of(CelStringExtensions.Function.REVERSE))),
              CelExtensions.math(),
              CelExtensions.lists(
                  EnumSet.complementOf(EnumSet.of(CelListsExtensions.Function.REVERSE))),
              CelExtensions.sets(OPTIONS),
              CelExtensions.encoders(OPTIONS),
              CelExtensions.comprehensions())
          .addFunctionBindings(
              CelFunctionBinding.fromOverloads(
                  "reverse",
                  CelFunctionBinding.from(
                      "string_reverse",
                      String.class,
                      text -> new StringBuilder(text).reverse().toString()),
                  CelFunctionBinding.from(
                      "list_reverse", List.class, list -> ((List<?>) list).reversed())))
          .addFunctionBindings(ofRun("uuid", arguments -> "uuid-" + arguments[1] + arguments[2]))
          .addFunctionBindings(ofRun("random", arguments -> 0.25))
          .build();

  /** By their text: many expressions are equal, and to read them takes longer than to run them. */
  private static final Map<String, CelRuntime.Program> PROGRAMS = new ConcurrentHashMap<>();

  private static final int MOST_PROGRAMS = 50_000;

  /** An expression ready to be evaluated. */
  private record Plan(ExpressionIr text, CelRuntime.Program program) {}

  private final Map<LocalSymbol, String> slots = new IdentityHashMap<>();
  private final Map<CheckedExpression, Plan> plans = new IdentityHashMap<>();

  /** {@code input} and {@code run} are read beside the variables. */
  Object evaluate(CheckedExpression expression, TreeScope scope, Map<String, Object> around) {
    Plan plan = plans.computeIfAbsent(expression, this::plan);
    Map<String, Object> variables = new LinkedHashMap<>(around);
    slots.forEach((symbol, slot) -> {
      if (plan.text().reads().contains(slot)) {
        variables.put(slot, scope.read(symbol));
      }
    });
    try {
      return plan.program().eval(variables);
    } catch (CelEvaluationException e) {
      if (e.getErrorCode() == CelErrorCode.OVERLOAD_NOT_FOUND) {
        throw new TreeFault(plan.text().cel() + " with " + variables + ": " + e.getMessage(), e);
      }
      throw new Departure.Raised("Evaluation", Map.of("message", String.valueOf(e.getMessage())));
    }
  }

  Map<String, Object> arguments(
      List<CheckedArgument> arguments, TreeScope scope, Map<String, Object> around) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (CheckedArgument argument : arguments) {
      values.put(argument.name(), evaluate(argument.value(), scope, around));
    }
    return values;
  }

  private static ImmutableSet<CelFunctionBinding> ofRun(String name, CelFunctionOverload function) {
    return CelFunctionBinding.fromOverloads(
        name,
        CelFunctionBinding.from(
            "run_" + name, List.of(Map.class, String.class, List.class), function));
  }

  private Plan plan(CheckedExpression expression) {
    ExpressionIr text = ExpressionLowering.lower(expression, this::slot);
    if (PROGRAMS.size() > MOST_PROGRAMS) {
      PROGRAMS.clear();
    }
    return new Plan(text, PROGRAMS.computeIfAbsent(text.cel(), cel -> program(text)));
  }

  private static CelRuntime.Program program(ExpressionIr text) {
    try {
      return RUNTIME.createProgram(PARSER.parse(text.cel()).getAst());
    } catch (CelValidationException | CelEvaluationException e) {
      throw new TreeFault(text.cel() + ": " + e.getMessage(), e);
    }
  }

  private String slot(LocalSymbol symbol) {
    return slots.computeIfAbsent(symbol, one -> "s" + slots.size());
  }
}
