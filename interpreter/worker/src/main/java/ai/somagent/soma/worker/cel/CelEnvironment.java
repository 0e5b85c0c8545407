package ai.somagent.soma.worker.cel;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Lists;
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
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import dev.cel.runtime.CelStandardFunctions;
import dev.cel.runtime.CelStandardFunctions.StandardFunction;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The dialect: CEL's standard library, optionals, and the extensions that Soma names. */
final class CelEnvironment {
  /** Most turns of all macros of one evaluation together. */
  static final int ITERATIONS = 1_000_000;

  static final CelEnvironment SHARED = new CelEnvironment();

  private final CelParser parser;
  private final CelRuntime runtime;

  private CelEnvironment() {
    CelOptions options =
        CelOptions.current()
            .enableHeterogeneousNumericComparisons(true)
            .comprehensionMaxIterations(ITERATIONS)
            .build();
    parser =
        CelParserFactory.standardCelParserBuilder()
            .setOptions(options)
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
            .addLibraries(
                CelExtensions.optional(),
                CelExtensions.math(),
                CelExtensions.lists(),
                CelExtensions.comprehensions())
            .build();
    runtime =
        CelRuntimeFactory.plannerRuntimeBuilder()
            .setOptions(options)
            .setStandardFunctions(
                CelStandardFunctions.newBuilder()
                    .excludeFunctions(
                        StandardFunction.MATCHES, StandardFunction.ADD, StandardFunction.SUBTRACT)
                    .build())
            .addLibraries(
                CelExtensions.optional(),
                CelExtensions.strings(without(CelStringExtensions.Function.REVERSE)),
                CelExtensions.lists(without(CelListsExtensions.Function.REVERSE)),
                CelExtensions.math(),
                CelExtensions.sets(options),
                CelExtensions.encoders(options),
                CelExtensions.comprehensions())
            .addFunctionBindings(reverse())
            .addFunctionBindings(BoundedMatches.bindings(options))
            .addFunctionBindings(DurationArithmetic.sums(options))
            .addFunctionBindings(DurationArithmetic.differences(options))
            .build();
  }

  /** Both extensions define {@code reverse}, and the runtime would keep only one of them. */
  private static ImmutableList<CelFunctionBinding> reverse() {
    return ImmutableList.copyOf(
        CelFunctionBinding.fromOverloads(
            "reverse",
            CelFunctionBinding.from(
                "string_reverse",
                String.class,
                text -> new StringBuilder(text).reverse().toString()),
            CelFunctionBinding.from(
                "list_reverse",
                List.class,
                list -> ImmutableList.copyOf(Lists.reverse((List<?>) list)))));
  }

  private static <E extends Enum<E>> Set<E> without(E function) {
    return EnumSet.complementOf(EnumSet.of(function));
  }

  CelRuntime.Program plan(String text) throws CelValidationException, CelEvaluationException {
    return runtime.createProgram(parser.parse(text).getAst());
  }
}
