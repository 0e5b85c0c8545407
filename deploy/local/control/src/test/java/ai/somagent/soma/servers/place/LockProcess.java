package ai.somagent.soma.servers.place;

import java.nio.file.Path;

/** Another process, which holds one lock in one thread and waits for another one in a second. */
final class LockProcess {

  private LockProcess() {}

  /** Says {@code waits} and {@code got}; gives its lock back when its input ends. */
  public static void main(String[] files) throws Exception {
    try (Lock held = Lock.hold(Path.of(files[0]), () -> {})) {
      Thread.ofPlatform()
          .start(() -> {
            Lock.hold(Path.of(files[1]), () -> System.out.println("waits")).close();
            System.out.println("got");
          });
      System.in.readAllBytes();
    }
  }
}
