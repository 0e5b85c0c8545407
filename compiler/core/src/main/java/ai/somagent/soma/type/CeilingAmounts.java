package ai.somagent.soma.type;

import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.diagnostic.DiagnosticSink;
import ai.somagent.soma.syntax.ArgumentSyntax;
import org.jspecify.annotations.Nullable;

/** Reads the amounts of a {@code budget}, of a run and of one effect alike. */
final class CeilingAmounts {
  private final SettingChecker constants;
  private final String source;
  private final DiagnosticSink sink;

  CeilingAmounts(SettingChecker constants, String source, DiagnosticSink sink) {
    this.constants = constants;
    this.source = source;
    this.sink = sink;
  }

  /** A count of tokens or calls, or null without one and after a report. */
  @Nullable Long count(@Nullable ArgumentSyntax argument) {
    Long count = argument == null ? null : constants.integer(argument.value());
    return argument == null ? null : requireNatural(count, argument);
  }

  /** An amount of dollars, or null without one and after a report. */
  @Nullable Double dollars(@Nullable ArgumentSyntax argument) {
    Double amount = argument == null ? null : constants.number(argument.value());
    return argument == null ? null : requireNatural(amount, argument);
  }

  private <N extends Number> @Nullable N requireNatural(
      @Nullable N number, ArgumentSyntax argument) {
    if (number != null && number.doubleValue() < 0) {
      sink.report(
          Diagnostic.of(
              StepCode.CLAUSE_VALUE,
              source,
              argument.value().span(),
              "a ceiling is not below zero"));
    }
    return number;
  }
}
