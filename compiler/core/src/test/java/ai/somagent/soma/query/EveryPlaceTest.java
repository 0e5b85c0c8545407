package ai.somagent.soma.query;

import static org.assertj.core.api.Assertions.assertThat;

import ai.somagent.soma.compile.CheckedFile;
import ai.somagent.soma.compile.CheckedWorkspace;
import ai.somagent.soma.compile.CompilationInput;
import ai.somagent.soma.compile.ModuleLibrary;
import ai.somagent.soma.source.SourceText;
import ai.somagent.soma.source.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every query at places all over every text of the corpus: an answer, whatever the text is. */
final class EveryPlaceTest {
  private static final int STEP = Integer.getInteger("soma.query.step", 37);
  private static final Path CORPUS = Path.of("..", "corpus");

  @TestFactory
  Stream<DynamicTest> everyTextOfTheCorpus_answersEverywhere() throws IOException {
    List<Path> texts;
    try (Stream<Path> walk = Files.walk(CORPUS)) {
      texts = walk.filter(path -> path.toString().endsWith(".soma")).sorted().toList();
    }
    return texts.stream()
        .map(path -> DynamicTest.dynamicTest(CORPUS.relativize(path).toString(), () -> ask(path)));
  }

  private static void ask(Path path) throws IOException {
    String text = Files.readString(path);
    WorkspaceIndex index = index(text);
    CheckedFile file = Objects.requireNonNull(index.file("main.soma"));
    for (int offset = 0; offset <= text.length(); offset += STEP) {
      CompletionQuery.at(index, "main.soma", offset);
      SignatureQuery.at(index, "main.soma", offset);
      HoverQuery.of(index, "main.soma", offset);
      RenameQuery.plan(index, "main.soma", offset, "renamed");
    }
    OutlineQuery.of(file.parsed());
    FoldingQuery.of(file.parsed());
    InlayQuery.of(file, new Span(0, text.length()));
    int end = 0;
    for (TokenQuery.Token token : TokenQuery.of(file, index)) {
      assertThat(token.span().start()).isGreaterThanOrEqualTo(end);
      end = token.span().end();
    }
    for (NameUse use : index.names(file).uses()) {
      assertThat(text.substring(use.span().start(), use.span().end()).replace("`", ""))
          .isEqualTo(lastOf(use.target()));
    }
  }

  private static String lastOf(Target target) {
    return target.kind() == Target.Kind.MODULE
        ? target.name().substring(target.name().lastIndexOf('.') + 1)
        : target.name();
  }

  private static WorkspaceIndex index(String text) {
    return new WorkspaceIndex(
        CheckedWorkspace.of(
            new CompilationInput(List.of(new SourceText("main.soma", text)), ModuleLibrary.EMPTY)));
  }
}
