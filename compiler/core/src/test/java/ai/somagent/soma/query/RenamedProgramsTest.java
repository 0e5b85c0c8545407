package ai.somagent.soma.query;

import static org.assertj.core.api.Assertions.assertThat;

import ai.somagent.soma.compile.CheckedFile;
import ai.somagent.soma.compile.CheckedWorkspace;
import ai.somagent.soma.compile.Compilation;
import ai.somagent.soma.compile.CompilationInput;
import ai.somagent.soma.compile.Compiler;
import ai.somagent.soma.compile.ModuleLibrary;
import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.diagnostic.TextEdit;
import ai.somagent.soma.source.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What a rename plan makes of a sound program is a sound program. */
final class RenamedProgramsTest {
  private static final int STEP = Integer.getInteger("soma.rename.step", 11);
  private static final Path CORPUS = Path.of("..", "corpus");

  /** Names with a meaning of their own in some places. */
  private static final List<String> NAMES =
      List.of(
          "renamed",
          "Renamed",
          "kind",
          "message",
          "step",
          "Error",
          "Output",
          "Timeout",
          "Label",
          "RunRef",
          "input",
          "run",
          "math",
          "size",
          "has",
          "string",
          "map",
          "outcomes",
          "let",
          "when",
          "_x",
          "_Y",
          "with",
          "e",
          "x");

  @TestFactory
  Stream<DynamicTest> plansForSoundTexts_leaveThemSound() throws IOException {
    List<Path> texts;
    try (Stream<Path> walk = Files.walk(CORPUS)) {
      texts = walk.filter(path -> path.toString().endsWith(".soma")).sorted().toList();
    }
    return texts.stream()
        .map(path -> DynamicTest.dynamicTest(CORPUS.relativize(path).toString(), () -> all(path)));
  }

  @Test
  void plansAcrossTexts_leaveThemSound() {
    SourceText one = new SourceText("one.soma", "module m\n\nfunction first(n: int) -> int = n\n");
    SourceText two =
        new SourceText(
            "two.soma", "module m\n\nfunction second(k: int) -> int = k\n\ntype Pair { a: int }\n");
    rename(List.of(one, two), 1);
  }

  private static void all(Path path) throws IOException {
    rename(List.of(new SourceText("main.soma", Files.readString(path))), STEP);
  }

  private static void rename(List<SourceText> texts, int step) {
    if (!errors(texts).isEmpty()) {
      return;
    }
    WorkspaceIndex index =
        new WorkspaceIndex(CheckedWorkspace.of(new CompilationInput(texts, ModuleLibrary.EMPTY)));
    TreeSet<String> names = new TreeSet<>(NAMES);
    List<Place> places = new ArrayList<>();
    for (CheckedFile file : index.workspace().files()) {
      for (NameUse use : index.names(file).uses()) {
        names.add(use.target().name());
        if (use.definition()) {
          places.add(new Place(file.parsed().source().name(), use.span().start()));
        }
      }
    }
    int turn = 0;
    for (Place place : places) {
      for (String name : names) {
        if (turn++ % step == 0) {
          RenameQuery.Result result = RenameQuery.plan(index, place.source(), place.offset(), name);
          if (result instanceof RenameQuery.Plan plan) {
            List<SourceText> renamed = apply(texts, plan.edits());
            assertThat(errors(renamed)).as("%s to `%s`: %s", place, name, renamed).isEmpty();
          }
        }
      }
    }
  }

  private record Place(String source, int offset) {}

  private static List<String> errors(List<SourceText> texts) {
    Compilation compilation = Compiler.compile(new CompilationInput(texts, ModuleLibrary.EMPTY));
    return compilation.diagnostics().stream()
        .filter(Diagnostic::isError)
        .map(found -> found.code().id() + " " + found.message())
        .toList();
  }

  private static List<SourceText> apply(List<SourceText> texts, Map<String, List<TextEdit>> edits) {
    List<SourceText> changed = new ArrayList<>();
    for (SourceText text : texts) {
      StringBuilder out = new StringBuilder(text.text());
      List<TextEdit> mine =
          new ArrayList<>(Objects.requireNonNullElse(edits.get(text.name()), List.of()));
      mine.sort(Comparator.comparingInt((TextEdit edit) -> edit.span().start()).reversed());
      for (TextEdit edit : mine) {
        out.replace(edit.span().start(), edit.span().end(), edit.replacement());
      }
      changed.add(new SourceText(text.name(), out.toString()));
    }
    return changed;
  }
}
