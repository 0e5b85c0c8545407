package ai.somagent.soma.ir.verify;

import ai.somagent.soma.ir.ProgramIr;
import ai.somagent.soma.ir.node.ExpressionIr;
import ai.somagent.soma.ir.node.NodeIr;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Expressions are of bounded size and say truly what they read. */
final class ExpressionRules {
  /** As many characters as CEL's own parsers take by default. */
  static final int MAX_LENGTH = 100_000;

  static final int MAX_DEPTH = 200;

  private static final List<String> RUN_VARIABLES = List.of("input", "run");

  private ExpressionRules() {}

  static void check(ProgramIr program, Findings findings) {
    for (NodeIr node : program.nodes().values()) {
      for (ExpressionIr expression : NodeExpressions.of(node)) {
        check(program, node, expression, findings);
      }
    }
    for (ExpressionIr expression : NodeExpressions.of(program.members())) {
      check(program, null, expression, findings);
    }
  }

  private static void check(
      ProgramIr program, @Nullable NodeIr node, ExpressionIr expression, Findings findings) {
    if (expression.cel().length() > MAX_LENGTH) {
      findings.add(IrRule.EXPRESSION_FORM, node, "an expression is longer than " + MAX_LENGTH);
      return;
    }
    CelNames names;
    try {
      names = CelScanner.scan(expression.cel(), MAX_DEPTH);
    } catch (CelFormException e) {
      findings.add(IrRule.EXPRESSION_FORM, node, e.reason());
      return;
    }
    if (!List.copyOf(new TreeSet<>(expression.reads())).equals(expression.reads())) {
      findings.add(IrRule.EXPRESSION_READS, node, "what is read must be sorted and named once");
    }
    for (String read : expression.reads()) {
      if (!isVariable(program, read) || !names.free().contains(read)) {
        findings.add(IrRule.EXPRESSION_READS, node, "`" + read + "` is not read");
      }
    }
    for (String name : names.free()) {
      if (isVariable(program, name)
          && !names.bound().contains(name)
          && !expression.reads().contains(name)) {
        findings.add(IrRule.EXPRESSION_READS, node, "`" + name + "` is read but not listed");
      }
    }
  }

  private static boolean isVariable(ProgramIr program, String name) {
    return RUN_VARIABLES.contains(name) || program.slots().containsKey(name);
  }
}
