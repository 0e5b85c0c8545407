package ai.somagent.soma.worker.wire;

import java.util.List;

/** Names of what a run's memo says, for Temporal's own views and for the run itself; all texts. */
public final class RunMemo {
  public static final String CAPSULE = "capsule";
  public static final String VERSION = "version";
  public static final String PROGRAM = "program";

  /** There where the server keeps {@link #WAITING_FOR}, which was found out at the start. */
  public static final String SHOWS_WAITS = "shows_waits";

  /** All of them. */
  public static final List<String> KEYS = List.of(CAPSULE, VERSION, PROGRAM, SHOWS_WAITS);

  /** The search attribute that says what a run waits for. */
  public static final String WAITING_FOR = "SomaWaitingFor";

  private RunMemo() {}
}
