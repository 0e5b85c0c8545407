package ai.somagent.soma.cli.command;

import ai.somagent.soma.compile.CompiledCapsule;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds the capsule that a command line means. */
final class CapsuleChoice {
  private CapsuleChoice() {}

  /** What was named is not there, or nothing was named and there is not exactly one. */
  static final class NoSuchCapsuleException extends Exception {
    private static final long serialVersionUID = 1L;

    NoSuchCapsuleException(String message) {
      super(message);
    }
  }

  static CompiledCapsule choose(List<CompiledCapsule> capsules, @Nullable String wanted)
      throws NoSuchCapsuleException {
    List<CompiledCapsule> matching =
        capsules.stream().filter(c -> wanted == null || answersTo(c, wanted)).toList();
    if (matching.size() == 1) {
      return matching.getFirst();
    }
    if (capsules.isEmpty()) {
      throw new NoSuchCapsuleException("these files declare no capsule");
    }
    String known =
        capsules.stream()
            .map(c -> "`" + c.program().capsule().id() + "`")
            .collect(Collectors.joining(", "));
    if (wanted == null) {
      throw new NoSuchCapsuleException("say which with `--capsule`: " + known);
    }
    throw new NoSuchCapsuleException(
        matching.isEmpty()
            ? "there is no capsule `" + wanted + "` here; there is " + known
            : "`" + wanted + "` is more than one capsule; use the full name: " + known);
  }

  private static boolean answersTo(CompiledCapsule capsule, String wanted) {
    return capsule.program().capsule().id().equals(wanted)
        || capsule.program().capsule().name().equals(wanted);
  }
}
