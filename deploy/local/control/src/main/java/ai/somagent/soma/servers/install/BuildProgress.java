package ai.somagent.soma.servers.install;

import java.time.Duration;

/** Turns a build's many lines into one now and then. */
final class BuildProgress {

  private static final long EVERY = Duration.ofSeconds(10).toNanos();

  private final Obtaining under;
  private final long begin = System.nanoTime();
  private long lastSaid = begin;
  private int downloads;
  private int packages;

  BuildProgress(Obtaining under) {
    this.under = under;
  }

  /** One line of {@code go install -v}: a download, or the name of a package it compiles. */
  void line(String line) {
    if (line.startsWith("go: downloading ")) {
      downloads++;
    } else if (!line.isEmpty() && line.indexOf(' ') < 0) {
      packages++;
    }
    long now = System.nanoTime();
    if (now - lastSaid < EVERY) {
      return;
    }
    lastSaid = now;
    under.say(
        "%d modules downloaded, %d packages compiled, %d s"
            .formatted(downloads, packages, Duration.ofNanos(now - begin).toSeconds()));
  }
}
