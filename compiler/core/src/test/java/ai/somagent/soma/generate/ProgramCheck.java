package ai.somagent.soma.generate;

import static org.assertj.core.api.Assertions.assertThat;

import ai.somagent.soma.checked.CheckedCapsule;
import ai.somagent.soma.compile.Compilation;
import ai.somagent.soma.compile.CompilationInput;
import ai.somagent.soma.compile.CompiledCapsule;
import ai.somagent.soma.compile.Compiler;
import ai.somagent.soma.compile.ModuleLibrary;
import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.evaluate.SeededOracle;
import ai.somagent.soma.evaluate.TreeOutcome;
import ai.somagent.soma.evaluate.TreeRun;
import ai.somagent.soma.ir.verify.IrVerifier;
import ai.somagent.soma.source.SourceText;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;

/**
 * One generated program: accepted, lowered, verified and run. Thread-safe.
 *
 * @param ran whether it was run; bounds may refuse what types accept
 * @param completed how many of its runs ended without an error
 */
record ProgramCheck(boolean ran, int completed) {
  static final int RUNS = 3;

  /** Digests of programs that were verified before, such as those of the children. */
  private static final Set<String> VERIFIED = ConcurrentHashMap.newKeySet();

  private static final int MOST_VERIFIED = 50_000;

  /**
   * Checks the program of {@code seed}.
   *
   * @throws AssertionError it was refused, or something is wrong with it
   * @throws RuntimeException it made something of ours fail
   */
  static ProgramCheck of(long seed) {
    return of(seed, (text, capsules) -> {});
  }

  /**
   * Likewise.
   *
   * @param accepted is given the text and its capsules
   */
  static ProgramCheck of(long seed, BiConsumer<String, List<CheckedCapsule>> accepted) {
    String text = TypedProgram.of(seed);
    Compilation compilation = compile(text);
    List<Diagnostic> errors = typeErrors(compilation);
    if (!errors.isEmpty()) {
      throw new AssertionError("seed " + seed + ": " + errors + "\n" + text);
    }
    if (compilation.hasErrors()) {
      return new ProgramCheck(false, 0);
    }
    accepted.accept(text, compilation.checkedCapsules());
    for (CompiledCapsule compiled : compilation.capsules()) {
      verify(compiled, seed);
    }
    return new ProgramCheck(true, runs(compilation.checkedCapsules().getLast(), seed));
  }

  static Compilation compile(String text) {
    return Compiler.compile(
        new CompilationInput(List.of(new SourceText("made.soma", text)), ModuleLibrary.EMPTY));
  }

  /** Bounds may refuse what types accept. */
  private static List<Diagnostic> typeErrors(Compilation compilation) {
    return compilation.diagnostics().stream()
        .filter(one -> one.isError() && !one.code().id().startsWith("E52"))
        .toList();
  }

  /** Programs of one digest are one program. */
  private static void verify(CompiledCapsule compiled, long seed) {
    if (VERIFIED.size() > MOST_VERIFIED) {
      VERIFIED.clear();
    }
    if (VERIFIED.add(compiled.sourceMap().program())) {
      assertThat(IrVerifier.verify(compiled.program())).as("seed %d", seed).isEmpty();
    }
  }

  private static int runs(CheckedCapsule capsule, long seed) {
    int completed = 0;
    TreeRun tree = TreeRun.of(capsule);
    for (int run = 0; run < RUNS; run++) {
      SeededOracle oracle = new SeededOracle(seed * RUNS + run);
      TreeOutcome outcome = tree.run(tree.anyInput(oracle), oracle).outcome();
      completed += outcome instanceof TreeOutcome.Completed ? 1 : 0;
    }
    return completed;
  }
}
