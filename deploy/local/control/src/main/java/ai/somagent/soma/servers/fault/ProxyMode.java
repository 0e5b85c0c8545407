package ai.somagent.soma.servers.fault;

import java.time.Duration;

/** What a proxy does with the bytes of all its connections. Thread-safe. */
final class ProxyMode {

  private volatile long delayNanos;
  private volatile boolean dropping;

  void delay(Duration each) {
    if (each.isNegative()) {
      throw new IllegalArgumentException("a delay cannot be negative");
    }
    delayNanos = each.toNanos();
  }

  void drop(boolean now) {
    dropping = now;
  }

  long delayNanos() {
    return delayNanos;
  }

  boolean isDropping() {
    return dropping;
  }
}
