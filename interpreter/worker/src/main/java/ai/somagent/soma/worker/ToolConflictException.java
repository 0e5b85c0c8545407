package ai.somagent.soma.worker;

/** Two implementations claim one binding target. */
public final class ToolConflictException extends WorkerException {
  private static final long serialVersionUID = 1L;

  public ToolConflictException(String target, Class<?> first, Class<?> second) {
    super(
        "tool `%s` has two implementations: `%s` and `%s`"
            .formatted(target, first.getName(), second.getName()),
        null);
  }
}
