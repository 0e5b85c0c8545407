package ai.somagent.soma.cli.command;

import ai.somagent.soma.checked.CheckedCapsule;
import ai.somagent.soma.compile.CompiledCapsule;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
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
    return choose(capsules, wanted, capsule -> capsule.program().capsule().id());
  }

  static CheckedCapsule chooseChecked(List<CheckedCapsule> capsules, @Nullable String wanted)
      throws NoSuchCapsuleException {
    return choose(capsules, wanted, CheckedCapsule::qualifiedName);
  }

  private static <C> C choose(List<C> capsules, @Nullable String wanted, Function<C, String> id)
      throws NoSuchCapsuleException {
    List<C> matching = new ArrayList<>();
    List<String> known = new ArrayList<>();
    for (C capsule : capsules) {
      String name = id.apply(capsule);
      known.add("`" + name + "`");
      if (wanted == null || name.equals(wanted) || name.endsWith("." + wanted)) {
        matching.add(capsule);
      }
    }
    if (matching.size() == 1) {
      return matching.getFirst();
    }
    if (capsules.isEmpty()) {
      throw new NoSuchCapsuleException("these files declare no capsule");
    }
    String all = String.join(", ", known);
    if (wanted == null) {
      throw new NoSuchCapsuleException("say which with `--capsule`: " + all);
    }
    throw new NoSuchCapsuleException(
        matching.isEmpty()
            ? "there is no capsule `" + wanted + "` here; there is " + all
            : "`" + wanted + "` is more than one capsule; use the full name: " + all);
  }
}
