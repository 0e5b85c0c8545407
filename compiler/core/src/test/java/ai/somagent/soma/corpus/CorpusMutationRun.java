package ai.somagent.soma.corpus;

import ai.somagent.soma.bound.Bounds;
import ai.somagent.soma.checked.CheckedCapsule;
import ai.somagent.soma.compile.Compilation;
import ai.somagent.soma.compile.CompilationInput;
import ai.somagent.soma.compile.CompiledCapsule;
import ai.somagent.soma.compile.Compiler;
import ai.somagent.soma.ir.codec.IrCodec;
import ai.somagent.soma.label.Labels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * All views of one case in one compilation: what a mutant of the rules has to get past. Mutation
 * testing runs it ({@code .build/mutate}); its name keeps it out of the ordinary build, where the
 * same views are compared one by one.
 */
class CorpusMutationRun {
  /** Read once: the runner asks for the cases before each case it runs. */
  private static final List<CorpusCase> CASES =
      CorpusCase.all().stream()
          .filter(c -> !CorpusTest.PARSED_AREAS.contains(c.area()))
          .filter(c -> !c.area().equals("contracts"))
          .toList();

  static List<CorpusCase> cases() {
    return CASES;
  }

  @ParameterizedTest
  @MethodSource("cases")
  void everyView_isTheGoldenOne(CorpusCase c) throws IOException {
    Compilation compilation = Compiler.compile(new CompilationInput(c.sources(), c.library()));
    same(c, "diagnostics", DiagnosticsView.of(c.sources(), compilation.diagnostics()));
    if (c.area().equals("labels")) {
      same(c, "labels", labels(c, compilation));
    }
    if (c.area().equals("bounds")) {
      same(c, "bounds", bounds(c, compilation));
    }
    if (!compilation.hasErrors() && Files.exists(c.view("ir.json"))) {
      same(c, "ir.json", programs(compilation));
    }
  }

  private static String labels(CorpusCase c, Compilation compilation) {
    StringBuilder view = new StringBuilder();
    for (CheckedCapsule capsule : compilation.checkedCapsules()) {
      view.append(LabelsView.of(c.source(), capsule.name(), Labels.of(capsule)));
    }
    return view.toString();
  }

  private static String bounds(CorpusCase c, Compilation compilation) {
    StringBuilder view = new StringBuilder();
    for (CheckedCapsule capsule : compilation.checkedCapsules()) {
      view.append(BoundsView.of(c.source(), Bounds.of(capsule)));
    }
    return view.toString();
  }

  private static String programs(Compilation compilation) {
    StringBuilder view = new StringBuilder();
    for (CompiledCapsule capsule : compilation.capsules()) {
      view.append(IrCodec.write(capsule.program()).toPrettyString()).append('\n');
    }
    return view.toString();
  }

  /** No difference is shown: most runs are of mutants, whose differences nobody reads. */
  private static void same(CorpusCase c, String name, String actual) throws IOException {
    Path file = c.view(name);
    if (!actual.equals(Files.readString(file))) {
      throw new AssertionError(c.name() + " has another main." + name);
    }
  }
}
