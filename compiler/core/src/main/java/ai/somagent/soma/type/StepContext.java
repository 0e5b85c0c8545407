package ai.somagent.soma.type;

import ai.somagent.soma.checked.CapsuleMember.SignalChecked;
import ai.somagent.soma.checked.CheckedExpression;
import ai.somagent.soma.checked.CheckedExpression.ErrorChecked;
import ai.somagent.soma.checked.CheckedOperation;
import ai.somagent.soma.checked.CheckedStep.ClausesChecked;
import ai.somagent.soma.checked.LocalSymbol;
import ai.somagent.soma.checked.SomaType;
import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.diagnostic.DiagnosticCode;
import ai.somagent.soma.diagnostic.DiagnosticSink;
import ai.somagent.soma.source.Span;
import ai.somagent.soma.syntax.ExpressionSyntax;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the step checkers of one capsule share. */
final class StepContext {
  private final StepOwner owner;
  private final ModuleScope names;
  private final DiagnosticSink sink;
  private final @Nullable SomaType output;
  private final long wallClockMillis;
  private final ExpressionChecker expressions;
  private final ArgumentChecker arguments;
  private final List<EffectUse> uses = new ArrayList<>();
  private final Map<LocalSymbol, Region> homes = new IdentityHashMap<>();
  private final Map<String, SignalChecked> signals = new LinkedHashMap<>();
  private boolean broken;

  /**
   * @param output what {@code return} takes, or null
   * @param wallClockMillis longest time of a run
   */
  StepContext(
      StepOwner owner,
      ModuleScope names,
      DiagnosticSink sink,
      @Nullable SomaType output,
      long wallClockMillis) {
    this.owner = owner;
    this.names = names;
    this.sink = sink;
    this.output = output;
    this.wallClockMillis = wallClockMillis;
    this.expressions = new ExpressionChecker(sink);
    this.arguments = new ArgumentChecker(expressions, sink);
  }

  /** An effect in the source; {@code span} is what it names. */
  record EffectUse(CheckedOperation operation, ClausesChecked clauses, Span span) {}

  ModuleScope names() {
    return names;
  }

  /** Whose steps are checked. */
  StepOwner owner() {
    return owner;
  }

  /** What {@code return} takes, or null. */
  @Nullable SomaType output() {
    return output;
  }

  /** Longest time of a run, from the budget. */
  long wallClockMillis() {
    return wallClockMillis;
  }

  ExpressionChecker expressions() {
    return expressions;
  }

  ArgumentChecker arguments() {
    return arguments;
  }

  /** Reads constants of clauses. */
  SettingChecker settings() {
    return new SettingChecker(names, sink);
  }

  ActionLists actionLists() {
    return new ActionLists(names, sink);
  }

  /** Every effect checked so far, in order of place. */
  List<EffectUse> uses() {
    return uses;
  }

  void addUse(CheckedOperation operation, ClausesChecked clauses, Span span) {
    uses.add(new EffectUse(operation, clauses, span));
  }

  void addSignal(SignalChecked signal) {
    signals.putIfAbsent(signal.symbol().name(), signal);
  }

  /** The signals of the capsule by name; one with a body cannot be awaited. */
  Map<String, SignalChecked> signals() {
    return signals;
  }

  /** Takes what is wrong. */
  DiagnosticSink sink() {
    return sink;
  }

  /** Remembers where a {@code var} is declared; null for the top of a body. */
  void addHome(LocalSymbol variable, @Nullable Region region) {
    if (region != null) {
      homes.put(variable, region);
    }
  }

  /** What surrounds the declaration of a {@code var}, or null. */
  @Nullable Region homeOf(LocalSymbol variable) {
    return homes.get(variable);
  }

  /** Whether some step could not be understood, so that nothing is known about paths through it. */
  boolean isBroken() {
    return broken;
  }

  /** Checks an expression of a step. */
  CheckedExpression check(ExpressionSyntax syntax, StepScope scope, @Nullable SomaType expected) {
    return evaluated(expressions.check(syntax, scope.environment(), expected), scope);
  }

  /** The same, but {@code hint} only guides literals. */
  CheckedExpression infer(ExpressionSyntax syntax, StepScope scope, @Nullable SomaType hint) {
    return evaluated(expressions.infer(syntax, scope.environment(), hint), scope);
  }

  private static CheckedExpression evaluated(CheckedExpression checked, StepScope scope) {
    if (!(checked instanceof CheckedExpression.LiteralChecked)) {
      scope.raised().addEvaluation();
    }
    return checked;
  }

  void report(DiagnosticCode code, Span span, String message) {
    report(code, span, message, null);
  }

  void report(DiagnosticCode code, Span span, String message, @Nullable String help) {
    report(diagnostic(code, span, message).withHelp(help));
  }

  void report(Diagnostic diagnostic) {
    sink.report(diagnostic);
  }

  Diagnostic diagnostic(DiagnosticCode code, Span span, String message) {
    return Diagnostic.of(code, names.source(), span, message);
  }

  /** A step without a meaning, of which has been said what is wrong with it. */
  void unreadable(StepScope scope) {
    broken = true;
    scope.raised().addAnything();
  }

  static boolean isError(CheckedExpression expression) {
    return expression instanceof ErrorChecked || expression.type() instanceof SomaType.ErrorType;
  }
}
