package ai.somagent.soma.worker.wire;

import java.util.List;

/** Names of what a run's memo says, for Temporal's own views. */
public final class RunMemo {
  public static final String CAPSULE = "capsule";
  public static final String VERSION = "version";
  public static final String PROGRAM = "program";

  /** All of them. */
  public static final List<String> KEYS = List.of(CAPSULE, VERSION, PROGRAM);

  private RunMemo() {}
}
