package ai.somagent.soma.servers;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the outside world refused: a download, a port, a disk, a server that does not become
 * healthy. The message is one lower-case sentence for people; the advice says what to do about it.
 */
public final class ServersException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** What kind of thing went wrong; decides exit codes and whether a test may be left out. */
  public enum Kind {
    /** The name, option or catalogue entry given does not exist. */
    UNKNOWN,
    /** A tool that the recipe needs (Go, apt, pip, Maven) is not on this machine. */
    TOOL_MISSING,
    /** The recipe is not installed. */
    NOT_INSTALLED,
    /** System packages are needed and installing them was not allowed. */
    NOT_ALLOWED,
    /** What was downloaded or built is not what is pinned. */
    WRONG_CHECKSUM,
    /** A download or a build failed. */
    OBTAIN_FAILED,
    /** No space, no permission, a read-only disk. */
    DISK,
    /** A port that is needed is taken by something else. */
    PORT_TAKEN,
    /** A server ended, stayed unhealthy past its limit or listens where it must not. */
    START_FAILED,
    /** A process could not be ended or signalled. */
    SIGNAL_FAILED,
    /** The folders of this command are not ours, or their content cannot be read. */
    STATE
  }

  private final Kind kind;
  private final String advice;

  /**
   * @param kind what went wrong
   * @param message one lower-case sentence without a final stop
   * @param advice what the person can do, or an empty string
   */
  public ServersException(Kind kind, String message, String advice) {
    this(kind, message, advice, null);
  }

  /**
   * @param kind what went wrong
   * @param message one lower-case sentence without a final stop
   * @param advice what the person can do, or an empty string
   * @param cause what the outside world said
   */
  public ServersException(Kind kind, String message, String advice, @Nullable Throwable cause) {
    super(message, cause);
    this.kind = kind;
    this.advice = advice;
  }

  /** Never absent. */
  @Override
  public String getMessage() {
    return Objects.requireNonNull(super.getMessage());
  }

  public Kind kind() {
    return kind;
  }

  public String advice() {
    return advice;
  }
}
