package ai.somagent.soma.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ai.somagent.soma.cli.page.ErrorPages;
import ai.somagent.soma.cli.project.ProjectFinder;
import ai.somagent.soma.format.Formatter;
import ai.somagent.soma.parse.Parser;
import ai.somagent.soma.source.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pages of the codes that only the command line says. */
final class OwnCodesTest {
  private static String example(String code, String kind) {
    String page = Objects.requireNonNull(ErrorPages.find(code));
    int start = page.indexOf(kind + "\n", page.indexOf("```")) + kind.length() + 1;
    return page.substring(start, page.indexOf("```", start));
  }

  private static String formatted(String text) {
    return Formatter.format(Parser.parse(new SourceText("page.soma", text)));
  }

  @Test
  void pageOfNotFormatted_showsBothLayouts() {
    String wrong = example("W1001", "soma wrong");
    String right = example("W1001", "soma right");
    assertThat(formatted(wrong)).isNotEqualTo(wrong).isEqualTo(right);
  }

  @Test
  void pagesOfProjectFiles_giveTheirCodes(@TempDir Path folder) throws IOException {
    Files.createDirectory(folder.resolve("capsules"));
    Path file = folder.resolve("soma.yaml");
    for (String code : new String[] {"E7001", "E7002", "E7003", "E7004"}) {
      Files.writeString(file, example(code, "yaml wrong"));
      assertThat(ProjectFinder.find(folder).diagnostics())
          .extracting(d -> d.code().id())
          .containsExactly(code);
      Files.writeString(file, example(code, "yaml right"));
      assertThat(ProjectFinder.find(folder).diagnostics()).isEmpty();
    }
  }

  @Test
  void index_namesEveryPage() {
    assertThat(ErrorPages.index()).hasSizeGreaterThan(100);
    assertThat(ErrorPages.index())
        .allSatisfy(entry ->
            assertThat(ErrorPages.find(entry.code()))
                .startsWith("# " + entry.code() + " " + entry.title()));
  }
}
