package ai.somagent.soma.corpus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import ai.somagent.soma.compile.Compilation;
import ai.somagent.soma.compile.CompilationInput;
import ai.somagent.soma.compile.CompiledCapsule;
import ai.somagent.soma.compile.Compiler;
import ai.somagent.soma.ir.ProgramIr;
import ai.somagent.soma.ir.codec.IrCodec;
import ai.somagent.soma.ir.codec.IrFormatException;
import ai.somagent.soma.ir.digest.IrDigest;
import ai.somagent.soma.ir.verify.IrVerifier;
import ai.somagent.soma.source.SourceText;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What the whole compiler says about the cases that are about meaning, and what it makes of them.
 */
class CompiledCorpusTest {
  /** The area that needs the translators of contracts, and is compiled beside them. */
  private static final String CONTRACTS = "contracts";

  private static final CorpusRunner RUNNER =
      new CorpusRunner((c, sources) -> compile(c, sources).diagnostics());

  private static Compilation compile(CorpusCase c, List<SourceText> sources) {
    return Compiler.compile(new CompilationInput(sources, c.library()));
  }

  private static List<CorpusCase> compiled() {
    return CorpusCase.all().stream()
        .filter(c -> !CorpusTest.PARSED_AREAS.contains(c.area()))
        .filter(c -> !c.area().equals(CONTRACTS))
        .toList();
  }

  @TestFactory
  Stream<DynamicTest> case_hasItsDiagnostics() {
    return RUNNER.diagnostics(compiled());
  }

  @TestFactory
  Stream<DynamicTest> fix_leavesFewerDiagnostics() {
    return RUNNER.fixes(compiled());
  }

  @TestFactory
  Stream<DynamicTest> soundCapsules_haveTheirProgram() {
    return compiled().stream().map(c -> DynamicTest.dynamicTest(c.name(), () -> checkPrograms(c)));
  }

  /** Leaves out what is checked already and has no node in the IR yet. */
  private static void assumeLowered(Compilation compilation) {
    try {
      compilation.capsules();
    } catch (IllegalStateException e) {
      assumeFalse(String.valueOf(e.getMessage()).startsWith("no node for"), e.getMessage());
      throw e;
    }
  }

  private static void checkPrograms(CorpusCase c) throws IrFormatException {
    Compilation compilation = compile(c, c.sources());
    if (!compilation.hasErrors()) {
      assumeLowered(compilation);
    }
    if (compilation.hasErrors() || compilation.capsules().isEmpty()) {
      assertThat(Files.exists(c.view("ir.json"))).as("a program of a case without one").isFalse();
      return;
    }
    StringBuilder view = new StringBuilder();
    for (CompiledCapsule capsule : compilation.capsules()) {
      ProgramIr program = capsule.program();
      assertThat(IrCodec.read(IrCodec.write(program))).isEqualTo(program);
      assertThat(IrVerifier.verify(program)).isEmpty();
      assertThat(capsule.sourceMap().program()).isEqualTo(IrDigest.of(program));
      assertThat(capsule.sourceMap().nodes().keySet()).isEqualTo(program.nodes().keySet());
      view.append(IrCodec.write(program).toPrettyString()).append('\n');
    }
    GoldenFile.check(c.view("ir.json"), view.toString());
  }
}
