package ai.somagent.soma.bound;

import ai.somagent.soma.bound.EffectCosts.Range;
import ai.somagent.soma.checked.CheckedOperation.AskOperation;
import ai.somagent.soma.checked.CheckedStep.ClausesChecked;
import ai.somagent.soma.checked.SomaType;
import ai.somagent.soma.checked.SomaType.Scalar;
import ai.somagent.soma.checked.ToolActionSymbol;

/**
 * What a model needs. Each turn reads everything said before once more: the persona's text, the
 * prompt, the answers and the results of tools. An answer of the wrong type is asked for again, at
 * most twice.
 */
final class AskCosts {
  private static final int REPAIRS = 2;

  private AskCosts() {}

  static Range of(AskOperation ask, ClausesChecked clauses) {
    long attempts = 1L + clauses.retry().times();
    long calls = ask.tools().isEmpty() ? 0 : ask.maxCalls();
    long turns = 1 + calls + (isText(ask.answer()) ? 0 : REPAIRS);
    Amounts turn = HistoryCost.CALL.most();
    Amounts most = turn.times(turns).then(HistoryCost.CALL.most().times(calls)).times(attempts);
    long heard = heard(ask);
    long history = Amounts.add(prompt(ask), Amounts.multiply(turns, heard));
    long held = Math.min(history, HistoryCost.MOST_VALUE_BYTES);
    most =
        most.with(
                Measure.BYTES,
                Amounts.add(most.of(Measure.BYTES), Amounts.multiply(turns * attempts, held)))
            .with(Measure.CALLS, Amounts.multiply(calls, attempts))
            .with(
                Measure.MICRO_USD, Amounts.multiply(Amounts.multiply(price(ask), calls), attempts))
            .with(Measure.TOKENS, Amounts.multiply(tokens(ask, turns, heard), attempts))
            .with(Measure.FAN_OUT, 1)
            .with(Measure.WALL_MILLIS, wall(clauses, attempts * (turns + calls)));
    Amounts least = HistoryCost.CALL.least().with(Measure.TOKENS, 1).with(Measure.FAN_OUT, 1);
    return EffectCosts.limited(new Range(least, most), clauses.budget());
  }

  private static long wall(ClausesChecked clauses, long attempts) {
    return EffectCosts.wall(clauses, attempts);
  }

  private static boolean isText(SomaType answer) {
    return answer instanceof SomaType.ScalarType scalar && scalar.scalar() == Scalar.STRING;
  }

  /** Bytes that stand before the first turn. */
  private static long prompt(AskOperation ask) {
    return Amounts.add(4L * ask.persona().system().length(), SizeBound.prompt(ask.prompt()));
  }

  /** The most that one turn adds: an answer, or the largest result of a tool. */
  private static long heard(AskOperation ask) {
    long most = ask.persona().maxTokens();
    for (ToolActionSymbol tool : ask.tools()) {
      long result = tool.result() == null ? 0 : SizeBound.of(tool.result());
      most =
          Math.max(
              most, ask.persona().maxTokens() + Math.min(result, HistoryCost.MOST_VALUE_BYTES));
    }
    return most;
  }

  private static long tokens(AskOperation ask, long turns, long heard) {
    long prompts = Amounts.multiply(turns, prompt(ask));
    long before = Amounts.multiply(turns * (turns - 1) / 2, heard);
    long answers = Amounts.multiply(turns, ask.persona().maxTokens());
    return Amounts.add(prompts, Amounts.add(before, answers));
  }

  private static long price(AskOperation ask) {
    long most = 0;
    for (ToolActionSymbol tool : ask.tools()) {
      Double usd = tool.costUsd();
      most = Math.max(most, usd == null ? 0 : (long) Math.ceil(usd * 1_000_000));
    }
    return most;
  }
}
