package ai.somagent.soma.corpus;

import ai.somagent.soma.bound.Bounds;
import ai.somagent.soma.checked.CheckedCapsule;
import ai.somagent.soma.compile.Compilation;
import ai.somagent.soma.compile.CompilationInput;
import ai.somagent.soma.compile.Compiler;
import ai.somagent.soma.compile.ModuleLibrary;
import ai.somagent.soma.label.Labels;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What the analyses over the checked tree find in the cases that are about them. */
class FlowCorpusTest {
  @TestFactory
  Stream<DynamicTest> capsule_hasItsLabels() {
    return CorpusCase.area("labels").stream()
        .map(c -> DynamicTest.dynamicTest(c.name(), () -> checkLabels(c)));
  }

  private static void checkLabels(CorpusCase c) {
    StringBuilder view = new StringBuilder();
    for (CheckedCapsule capsule : compile(c).checkedCapsules()) {
      view.append(LabelsView.of(c.source(), capsule.name(), Labels.of(capsule)));
    }
    GoldenFile.check(c.view("labels"), view.toString());
  }

  @TestFactory
  Stream<DynamicTest> capsule_hasItsBounds() {
    return CorpusCase.area("bounds").stream()
        .map(c -> DynamicTest.dynamicTest(c.name(), () -> checkBounds(c)));
  }

  private static void checkBounds(CorpusCase c) {
    StringBuilder view = new StringBuilder();
    for (CheckedCapsule capsule : compile(c).checkedCapsules()) {
      view.append(BoundsView.of(c.source(), Bounds.of(capsule)));
    }
    GoldenFile.check(c.view("bounds"), view.toString());
  }

  private static Compilation compile(CorpusCase c) {
    return Compiler.compile(new CompilationInput(List.of(c.source()), ModuleLibrary.EMPTY));
  }
}
