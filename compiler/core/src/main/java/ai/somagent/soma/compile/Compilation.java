package ai.somagent.soma.compile;

import ai.somagent.soma.bind.BoundProgram;
import ai.somagent.soma.checked.CheckedCapsule;
import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.syntax.ParsedFile;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What compiling a workspace came to. Immutable and thread-safe. */
public final class Compilation {
  private final List<ParsedFile> files;
  private final List<Diagnostic> diagnostics;
  private final List<CheckedCapsule> checked;
  private final BoundProgram program;
  private final boolean errors;
  private volatile @Nullable List<CompiledCapsule> lowered;

  Compilation(
      List<ParsedFile> files,
      List<Diagnostic> diagnostics,
      List<CheckedCapsule> checked,
      BoundProgram program) {
    this.program = program;
    this.files = List.copyOf(files);
    this.diagnostics = List.copyOf(diagnostics);
    this.checked = List.copyOf(checked);
    this.errors = containsError(diagnostics);
  }

  /** The texts of the workspace with their trees, in the order given. */
  public List<ParsedFile> files() {
    return files;
  }

  /** All modules, those of libraries and contracts included. */
  public BoundProgram program() {
    return program;
  }

  /** Messages of all phases about the texts of the workspace, by text and place. */
  public List<Diagnostic> diagnostics() {
    return diagnostics;
  }

  public boolean hasErrors() {
    return errors;
  }

  /** The capsules with their meaning, in order of module and place; also when there are errors. */
  public List<CheckedCapsule> checkedCapsules() {
    return checked;
  }

  /**
   * The capsules as the machine gets them, lowered when first asked for.
   *
   * @throws IllegalStateException when there are errors
   */
  public List<CompiledCapsule> capsules() {
    if (errors) {
      throw new IllegalStateException("a workspace with errors has no compiled capsules");
    }
    List<CompiledCapsule> known = lowered;
    if (known == null) {
      known = CapsuleLowering.lower(checked, files);
      lowered = known;
    }
    return known;
  }

  private static boolean containsError(List<Diagnostic> diagnostics) {
    for (Diagnostic diagnostic : diagnostics) {
      if (diagnostic.isError()) {
        return true;
      }
    }
    return false;
  }
}
