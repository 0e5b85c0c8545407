package ai.somagent.soma.servers.process;

import java.util.Optional;

/**
 * One process and no other: a pid alone is given out again. Only a process whose recorded identity
 * still agrees may be signalled.
 *
 * @param pid its number
 * @param startTicks when it started, in clock ticks since boot (field 22 of {@code /proc/PID/stat})
 * @param bootId which boot of the machine
 */
public record ProcessIdentity(long pid, long startTicks, String bootId) {

  /** The process that has this pid now, if one has. */
  public static Optional<ProcessIdentity> of(long pid) {
    return ProcessStat.read(pid)
        .filter(stat -> !stat.isZombie())
        .map(stat -> new ProcessIdentity(pid, stat.startTicks(), ProcessStat.bootId()));
  }

  /** One that is or was in this boot of the machine. */
  public static ProcessIdentity ofThisBoot(long pid, long startTicks) {
    return new ProcessIdentity(pid, startTicks, ProcessStat.bootId());
  }

  /** This JVM. */
  public static ProcessIdentity current() {
    return of(ProcessHandle.current().pid()).orElseThrow();
  }

  /** Whether SIGSTOP holds it. */
  public boolean isFrozen() {
    return isAlive() && ProcessStat.read(pid).filter(ProcessStat::isFrozen).isPresent();
  }

  /** Whether nobody else is known to have got its pid: since the boot it is of, and right now. */
  public boolean isItsPidsLast() {
    return ProcessStat.bootId().equals(bootId)
        && ProcessStat.read(pid).filter(now -> now.startTicks() != startTicks).isEmpty();
  }

  /** Whether it still runs; a zombie does not. */
  public boolean isAlive() {
    return of(pid).filter(this::equals).isPresent();
  }
}
