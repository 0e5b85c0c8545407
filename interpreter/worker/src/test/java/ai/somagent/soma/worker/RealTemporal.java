package ai.somagent.soma.worker;

import ai.somagent.soma.servers.instance.RunningServer;

/** What a real Temporal server is to the worker. */
final class RealTemporal {
  private RealTemporal() {}

  static TemporalTarget target(RunningServer temporal) {
    return TemporalTarget.at(
        temporal.env("SOMA_TEMPORAL_ADDRESS"), temporal.env("SOMA_TEMPORAL_NAMESPACE"));
  }
}
