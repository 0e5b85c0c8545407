package ai.somagent.soma.ir;

import org.jspecify.annotations.Nullable;

/**
 * Ceilings of one run.
 *
 * @param wallClockMillis longest time from start to end, above 0
 * @param toolCalls most calls, attempts not counted apart, or null when the program calls nothing
 * @param tokens most model tokens, or null
 * @param usd most US dollars, or null
 */
public record BudgetIr(
    long wallClockMillis, @Nullable Long toolCalls, @Nullable Long tokens, @Nullable Double usd) {}
