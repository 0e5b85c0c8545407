package ai.somagent.soma.type;

import ai.somagent.soma.bind.BoundDeclaration;
import ai.somagent.soma.bind.BoundFile;
import ai.somagent.soma.bind.BoundModule;
import ai.somagent.soma.bind.BoundProgram;
import ai.somagent.soma.diagnostic.DiagnosticSink;
import ai.somagent.soma.syntax.DeclarationSyntax;
import java.util.Collection;

/**
 * Checks all declarations of a program but capsules, plans and tests. Library modules are checked
 * like any other.
 */
public final class DeclarationChecker {
  private final BoundProgram program;
  private final DiagnosticSink sink;

  public DeclarationChecker(BoundProgram program, DiagnosticSink sink) {
    this.program = program;
    this.sink = sink;
  }

  public CheckedDeclarations check() {
    return check(new SymbolTable(program, sink));
  }

  /**
   * Checks the declarations of some files and takes those of all others as they are.
   *
   * @param others what is known of them
   * @param files of the program
   */
  public CheckedDeclarations check(CheckedDeclarations others, Collection<BoundFile> files) {
    return check(new SymbolTable(program, others.symbols(), files, sink));
  }

  private CheckedDeclarations check(SymbolTable symbols) {
    new TypeCompleter(symbols, sink).completeAll();
    for (BoundModule module : program.modules()) {
      for (BoundDeclaration declaration : module.declarations().values()) {
        if (symbols.owns(declaration)) {
          checkDeclaration(symbols, declaration);
        }
      }
    }
    return new CheckedDeclarations(symbols);
  }

  /** What is asked for is made, checked and kept. */
  private static void checkDeclaration(SymbolTable symbols, BoundDeclaration declaration) {
    symbols.error(declaration);
    symbols.actions(declaration);
    symbols.function(declaration);
    symbols.topic(declaration);
    symbols.persona(declaration);
    symbols.policy(declaration);
    if (declaration.syntax() instanceof DeclarationSyntax.TaskSyntax) {
      symbols.task(declaration);
    }
  }
}
