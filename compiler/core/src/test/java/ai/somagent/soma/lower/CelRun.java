package ai.somagent.soma.lower;

import ai.somagent.soma.ir.node.ExpressionIr;
import ai.somagent.soma.type.TypedModule;
import com.google.common.collect.ImmutableList;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOptions;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.extensions.CelExtensions;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lowers an expression and evaluates the text with cel-java, as the machine does. */
final class CelRun {
  private static final CelOptions OPTIONS =
      CelOptions.current().enableHeterogeneousNumericComparisons(true).build();

  private static final CelRuntime RUNTIME =
      CelRuntimeFactory.plannerRuntimeBuilder()
          .setOptions(OPTIONS)
          .addLibraries(
              CelExtensions.optional(),
              CelExtensions.strings(),
              CelExtensions.math(),
              CelExtensions.lists(),
              CelExtensions.sets(OPTIONS),
              CelExtensions.encoders(OPTIONS),
              CelExtensions.comprehensions())
          .addFunctionBindings(
              CelFunctionBinding.from(
                  "run_uuid",
                  ImmutableList.of(Map.class, String.class, List.class),
                  a -> ((Map<?, ?>) a[0]).get("id") + "/" + a[1] + a[2]),
              CelFunctionBinding.from(
                  "run_random", ImmutableList.of(Map.class, String.class, List.class), a -> 0.5))
          .build();

  private CelRun() {}

  /** The CEL text of an expression that has no diagnostics; slots are {@code s_} and the name. */
  static ExpressionIr lower(String declarations, String type, String expression) {
    TypedModule module = TypedModule.of(declarations, type, expression);
    if (!module.diagnostics().isEmpty()) {
      throw new AssertionError(expression + ": " + module.diagnostics());
    }
    return ExpressionLowering.lower(module.value(), symbol -> "s_" + symbol.name());
  }

  static Object evaluate(ExpressionIr expression, Map<String, Object> variables) {
    try {
      CelCompilerBuilder compiler =
          CelCompilerFactory.standardCelCompilerBuilder()
              .setOptions(OPTIONS)
              .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
              .addLibraries(
                  CelExtensions.optional(),
                  CelExtensions.strings(),
                  CelExtensions.math(),
                  CelExtensions.lists(),
                  CelExtensions.sets(OPTIONS),
                  CelExtensions.encoders(OPTIONS),
                  CelExtensions.comprehensions());
      compiler.addFunctionDeclarations(
          derived("uuid", SimpleType.STRING), derived("random", SimpleType.DOUBLE));
      expression.reads().forEach(name -> compiler.addVar(name, SimpleType.DYN));
      CelCompiler built = compiler.build();
      CelAbstractSyntaxTree tree = built.compile(expression.cel()).getAst();
      return RUNTIME.createProgram(tree).eval(new LinkedHashMap<>(variables));
    } catch (CelValidationException | CelEvaluationException e) {
      throw new AssertionError(expression.cel() + ": " + e.getMessage(), e);
    }
  }

  /** {@code run.uuid("name", [keys])}: which value it is does not matter here. */
  private static CelFunctionDecl derived(String name, CelType result) {
    return CelFunctionDecl.newFunctionDeclaration(
        name,
        CelOverloadDecl.newMemberOverload(
            "run_" + name,
            result,
            SimpleType.DYN,
            SimpleType.STRING,
            ListType.create(SimpleType.STRING)));
  }
}
