package ai.somagent.soma.cli.run;

import ai.somagent.soma.worker.TemporalTarget;

/**
 * A Temporal to use until closed.
 *
 * @param lasting whether runs on it outlive this process
 * @param closer stops what was started for it
 */
public record TemporalConnection(TemporalTarget target, boolean lasting, Runnable closer)
    implements AutoCloseable {
  @Override
  public void close() {
    closer.run();
  }
}
