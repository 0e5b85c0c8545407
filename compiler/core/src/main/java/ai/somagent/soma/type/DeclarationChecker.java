package ai.somagent.soma.type;

import ai.somagent.soma.bind.BoundDeclaration;
import ai.somagent.soma.bind.BoundFile;
import ai.somagent.soma.bind.BoundProgram;
import ai.somagent.soma.diagnostic.DiagnosticSink;
import ai.somagent.soma.syntax.DeclarationSyntax;
import java.util.Collection;
import java.util.Map;

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
    return CheckedDeclarations.of(check(new SymbolTable(program, sink)));
  }

  /**
   * Checks the declarations of some files and takes those of all others as they are.
   *
   * @param others what is known of them
   * @param gone files that are no longer part of the program
   * @param files of the program
   */
  public CheckedDeclarations check(
      CheckedDeclarations others, Collection<BoundFile> gone, Collection<BoundFile> files) {
    Map<BoundFile, SymbolTable> seen = others.seenBy(program, files);
    return others.with(gone, check(new SymbolTable(program, seen, files, sink)), seen.values());
  }

  private SymbolTable check(SymbolTable symbols) {
    new TypeCompleter(symbols, sink).completeAll();
    for (BoundDeclaration declaration : symbols.declarations()) {
      checkDeclaration(symbols, declaration);
    }
    return symbols;
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
