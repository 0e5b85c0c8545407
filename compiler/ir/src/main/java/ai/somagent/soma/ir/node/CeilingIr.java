package ai.somagent.soma.ir.node;

import org.jspecify.annotations.Nullable;

/**
 * Most that an effect may use, all attempts together; null where only the run's budget limits it.
 *
 * @param tokens model tokens
 * @param usd US dollars
 * @param toolCalls calls of tools
 */
public record CeilingIr(@Nullable Long tokens, @Nullable Double usd, @Nullable Long toolCalls) {}
