package ai.somagent.soma.rule;

import ai.somagent.soma.checked.CapsuleMember;
import ai.somagent.soma.checked.CapsuleMember.StateChecked;
import ai.somagent.soma.checked.CheckedExpression;
import ai.somagent.soma.checked.CheckedExpression.LocalChecked;
import ai.somagent.soma.checked.CheckedOperation.EndorseOperation;
import ai.somagent.soma.checked.CheckedStep;
import ai.somagent.soma.checked.CheckedStep.EffectChecked;
import ai.somagent.soma.checked.CheckedStep.GraphChecked;
import ai.somagent.soma.checked.CheckedStep.LetChecked;
import ai.somagent.soma.checked.CheckedStep.SetChecked;
import ai.somagent.soma.checked.CheckedStep.VarChecked;
import ai.somagent.soma.checked.CheckedStepParts;
import ai.somagent.soma.checked.LocalSymbol;
import ai.somagent.soma.diagnostic.CodeFix;
import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.diagnostic.DiagnosticSink;
import ai.somagent.soma.diagnostic.TextEdit;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A variable that nothing reads. A name that starts with an underscore says that this is meant. */
final class UnusedLetRule implements CapsuleRule {
  /** Reserved words name the variables that the compiler makes up. */
  private static final Set<String> MADE_UP = Set.of("match", "return", "yield");

  private final String source;
  private final DiagnosticSink sink;
  private final Set<LocalSymbol> bound = new LinkedHashSet<>();
  private final Set<LocalSymbol> read = new HashSet<>();
  private final Set<LocalSymbol> set = new HashSet<>();

  UnusedLetRule(String source, DiagnosticSink sink) {
    this.source = source;
    this.sink = sink;
  }

  @Override
  public void member(CapsuleMember member) {
    if (member instanceof StateChecked state) {
      bind(state.variable());
    }
  }

  @Override
  public void step(CheckedStep step) {
    readReason(step);
    if (step instanceof SetChecked change) {
      set.add(change.variable());
    }
    if (step instanceof GraphChecked graph) {
      graph.nodes().forEach(node -> node.maker().forEach(this::keep));
    }
    if (step instanceof LetChecked let) {
      bind(let.variable());
    } else if (step instanceof VarChecked state) {
      bind(state.variable());
    } else {
      bind(CheckedStepParts.result(step));
    }
  }

  /** {@code because vote} names an approval without an expression. */
  private void readReason(CheckedStep step) {
    if (step instanceof EffectChecked effect
        && effect.operation() instanceof EndorseOperation endorse
        && endorse.approval() != null) {
      read.add(endorse.approval());
    }
  }

  /** What a node of a plan makes is wanted, whether or not another node reads it. */
  private void keep(CheckedStep maker) {
    LocalSymbol result = CheckedStepParts.result(maker);
    if (result != null) {
      read.add(result);
    }
  }

  private void bind(@Nullable LocalSymbol symbol) {
    if (symbol != null && !symbol.name().startsWith("_") && !MADE_UP.contains(symbol.name())) {
      bound.add(symbol);
    }
  }

  @Override
  public void expression(CheckedExpression expression) {
    if (expression instanceof LocalChecked local) {
      read.add(local.symbol());
    }
  }

  @Override
  public void finish() {
    for (LocalSymbol symbol : bound) {
      if (!read.contains(symbol)) {
        report(symbol);
      }
    }
  }

  private void report(LocalSymbol symbol) {
    boolean quoted = symbol.span().length() == symbol.name().length() + 2;
    String silenced = quoted ? "`_" + symbol.name() + "`" : "_" + symbol.name();
    Diagnostic plain =
        Diagnostic.of(
            RuleCode.UNUSED_LET, source, symbol.span(), "nothing reads `" + symbol.name() + "`");
    sink.report(
        set.contains(symbol)
            ? plain.withHelp("it is only ever `set`: drop it, or read it somewhere")
            : plain.withFixes(
                List.of(
                    new CodeFix(
                        "Rename to `_" + symbol.name() + "`",
                        List.of(new TextEdit(symbol.span(), silenced))))));
  }
}
