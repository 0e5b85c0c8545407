package ai.somagent.soma.compile;

import ai.somagent.soma.bind.BoundFile;
import ai.somagent.soma.checked.CheckedCapsule;
import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.syntax.DeclarationSyntax;
import ai.somagent.soma.syntax.ParsedFile;
import ai.somagent.soma.type.CheckedDeclarations;
import ai.somagent.soma.type.CheckedDeclarations.CapsuleOutcome;
import ai.somagent.soma.type.ModuleScope;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One text of a workspace with everything that is known of it. Immutable and thread-safe. */
public final class CheckedFile {
  private final BoundFile bound;
  private final CheckedDeclarations declarations;
  private final List<Diagnostic> diagnostics;
  private final FileChecks.Outcome outcome;
  private volatile @Nullable List<CheckedCapsule> capsules;

  CheckedFile(
      BoundFile bound,
      CheckedDeclarations declarations,
      FileChecks.Outcome outcome,
      List<Diagnostic> diagnostics) {
    this.bound = bound;
    this.declarations = declarations;
    this.outcome = outcome;
    this.diagnostics = List.copyOf(diagnostics);
  }

  /** Name of the text. */
  public String source() {
    return bound.source();
  }

  public ParsedFile parsed() {
    return bound.parsed();
  }

  public BoundFile bound() {
    return bound;
  }

  /** The names it sees. */
  public ModuleScope scope() {
    return declarations.scope(bound);
  }

  /** What is wrong with it, syntax included, in order of place. */
  public List<Diagnostic> diagnostics() {
    return diagnostics;
  }

  /** Capsules and plans of which nothing is to be said. */
  Set<String> clean() {
    return outcome.clean();
  }

  /** Other texts that checking this one said something about. */
  Set<String> others() {
    return outcome.others();
  }

  /**
   * The capsules and plans that it declares, with their meaning as far as they have one; those that
   * an edit elsewhere left alone are checked again when this is first asked for.
   */
  public List<CheckedCapsule> capsules() {
    List<CheckedCapsule> known = capsules;
    if (known == null) {
      known = make();
      capsules = known;
    }
    return known;
  }

  private List<CheckedCapsule> make() {
    List<CheckedCapsule> made = new ArrayList<>();
    for (DeclarationSyntax declaration : parsed().file().declarations()) {
      CapsuleOutcome one = declarations.capsule(bound, declaration);
      if (one != null) {
        made.add(one.capsule());
      }
    }
    return List.copyOf(made);
  }
}
