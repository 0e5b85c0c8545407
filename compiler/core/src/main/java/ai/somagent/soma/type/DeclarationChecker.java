package ai.somagent.soma.type;

import ai.somagent.soma.bind.BoundProgram;
import ai.somagent.soma.diagnostic.DiagnosticSink;

/**
 * Checks all declarations of a program but capsules: completes named types, errors, functions,
 * constants and tools, and reports the kinds of declaration that are not supported yet (topic,
 * persona, policy, task, plan, test). Library modules are checked like any other.
 */
public final class DeclarationChecker {
  private final BoundProgram program;
  private final DiagnosticSink sink;

  public DeclarationChecker(BoundProgram program, DiagnosticSink sink) {
    this.program = program;
    this.sink = sink;
  }

  public CheckedDeclarations check() {
    throw new UnsupportedOperationException();
  }
}
