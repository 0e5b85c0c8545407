package ai.somagent.soma.worker.program;

/** Where the worker's runs and calls get their programs. Thread-safe. */
@FunctionalInterface
public interface ProgramSource {
  /**
   * The program of this digest.
   *
   * @throws ProgramUnavailableException there is none, it is refused, or it cannot be read now
   */
  PreparedProgram program(String digest) throws ProgramUnavailableException;
}
