package ai.somagent.soma.type;

import ai.somagent.soma.bind.BoundDeclaration;
import ai.somagent.soma.bind.BoundFile;
import ai.somagent.soma.checked.CheckedCapsule;
import ai.somagent.soma.syntax.CapsuleSyntax;
import ai.somagent.soma.syntax.DeclarationSyntax;
import ai.somagent.soma.syntax.NameSyntax;
import ai.somagent.soma.syntax.PlanSyntax;
import ai.somagent.soma.type.RunnableTable.CapsuleChecked;
import org.jspecify.annotations.Nullable;

/** The checked declarations of a program; its capsules are checked when asked for. */
public final class CheckedDeclarations {
  private final SymbolTable symbols;

  CheckedDeclarations(SymbolTable symbols) {
    this.symbols = symbols;
  }

  SymbolTable symbols() {
    return symbols;
  }

  /** The names that {@code file} sees. */
  public ModuleScope scope(BoundFile file) {
    ModuleScope scope = symbols.scopes().get(file);
    if (scope == null) {
      throw new IllegalArgumentException("not a file of this program: " + file.source());
    }
    return scope;
  }

  /**
   * A capsule with its meaning, as far as it has one.
   *
   * @param sound whether nothing was wrong with it
   */
  public record CapsuleOutcome(CheckedCapsule capsule, boolean sound) {}

  /**
   * Checks {@code syntax}, which stands in {@code file}, unless that has been done already; null
   * for what is neither a capsule nor a plan.
   */
  public @Nullable CapsuleOutcome capsule(BoundFile file, DeclarationSyntax syntax) {
    NameSyntax name =
        syntax instanceof CapsuleSyntax capsule
            ? capsule.name()
            : syntax instanceof PlanSyntax plan ? plan.name() : null;
    if (name == null) {
      return null;
    }
    ModuleScope scope = scope(file);
    BoundDeclaration declaration = scope.findDeclaration(name.text());
    CapsuleChecked known =
        declaration != null && declaration.syntax() == syntax ? symbols.capsule(declaration) : null;
    CapsuleChecked checked = known == null ? symbols.runnables().capsule(syntax, scope) : known;
    return new CapsuleOutcome(checked.symbol(), checked.sound());
  }
}
