package ai.somagent.soma.ir.node;

import java.util.List;

/**
 * How often a failed call is tried again.
 *
 * @param times further attempts after the first, from 0
 * @param backoffFromMillis pause before the first further attempt; doubles each time
 * @param backoffToMillis longest pause
 * @param kinds error kinds that are retried; empty means every retryable failure
 */
public record RetryIr(int times, long backoffFromMillis, long backoffToMillis, List<String> kinds) {
  public RetryIr {
    kinds = List.copyOf(kinds);
  }
}
