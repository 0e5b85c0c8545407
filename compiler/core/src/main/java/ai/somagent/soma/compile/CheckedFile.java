package ai.somagent.soma.compile;

import ai.somagent.soma.bind.BoundFile;
import ai.somagent.soma.checked.CheckedCapsule;
import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.syntax.ParsedFile;
import ai.somagent.soma.type.ModuleScope;
import java.util.List;

/**
 * One text of a workspace with everything that is known of it. Immutable.
 *
 * @param scope the names it sees
 * @param capsules those it declares, with their meaning as far as they have one
 * @param diagnostics what is wrong with it, syntax included, in order of place
 */
public record CheckedFile(
    ParsedFile parsed,
    BoundFile bound,
    ModuleScope scope,
    List<CheckedCapsule> capsules,
    List<Diagnostic> diagnostics) {
  public CheckedFile {
    capsules = List.copyOf(capsules);
    diagnostics = List.copyOf(diagnostics);
  }

  /** Name of the text. */
  public String source() {
    return parsed.source().name();
  }
}
