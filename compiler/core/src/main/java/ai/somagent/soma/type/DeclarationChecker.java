package ai.somagent.soma.type;

import ai.somagent.soma.bind.BoundDeclaration;
import ai.somagent.soma.bind.BoundFile;
import ai.somagent.soma.bind.BoundModule;
import ai.somagent.soma.bind.BoundProgram;
import ai.somagent.soma.diagnostic.DiagnosticSink;
import ai.somagent.soma.source.Span;
import ai.somagent.soma.syntax.CapsuleSyntax;
import ai.somagent.soma.syntax.DeclarationSyntax;
import ai.somagent.soma.syntax.PlanSyntax;
import ai.somagent.soma.syntax.TestSyntax;
import java.util.Collection;

/**
 * Checks all declarations of a program but capsules: completes named types, errors, functions,
 * constants, tools, topics, personas, policies and tasks, and reports the kinds of declaration that
 * are not supported yet (plan, test). Library modules are checked like any other.
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
    for (BoundFile file : symbols.scopes().keySet()) {
      file.parsed().file().declarations().forEach(syntax -> refuse(file, syntax));
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

  private void refuse(BoundFile file, DeclarationSyntax syntax) {
    switch (syntax) {
      case DeclarationSyntax.TopicSyntax topic -> {}
      case DeclarationSyntax.PersonaSyntax persona -> {}
      case DeclarationSyntax.PolicySyntax policy -> {}
      case DeclarationSyntax.TaskSyntax task -> {}
      case PlanSyntax plan -> {}
      case TestSyntax test -> refuse(file, syntax, test.name().span(), "tests");
      case CapsuleSyntax capsule -> {}
      case DeclarationSyntax.Data data -> {}
      case DeclarationSyntax.ToolSyntax tool -> {}
      case DeclarationSyntax.ErrorDeclarationSyntax error -> {}
    }
  }

  /** Reports the head of a declaration: its keyword and name. */
  private void refuse(BoundFile file, DeclarationSyntax syntax, Span name, String what) {
    Span head = new Span(syntax.span().start(), Math.max(name.end(), syntax.span().start()));
    sink.report(NotSupported.diagnostic(file.source(), head, what));
  }
}
