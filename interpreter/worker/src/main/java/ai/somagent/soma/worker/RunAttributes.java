package ai.somagent.soma.worker;

import ai.somagent.soma.worker.wire.RunMemo;
import java.util.List;

/** Names of the search attributes that runs carry where the server has them; all are keywords. */
public final class RunAttributes {
  /** The capsule's id. */
  public static final String CAPSULE = "SomaCapsule";

  /** The capsule's version. */
  public static final String VERSION = "SomaVersion";

  /** Whose run it is; nothing sets it yet but whoever starts the run. */
  public static final String TENANT = "SomaTenant";

  /** Who the capsule belongs to. */
  public static final String OWNER = "SomaOwner";

  /** What the run waits for from people and other systems, while it does. */
  public static final String WAITING_FOR = RunMemo.WAITING_FOR;

  private RunAttributes() {}

  /** Every one of them. */
  public static List<String> all() {
    return List.of(CAPSULE, VERSION, TENANT, OWNER, WAITING_FOR);
  }
}
