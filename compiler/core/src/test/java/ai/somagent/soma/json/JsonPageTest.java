package ai.somagent.soma.json;

import static org.assertj.core.api.Assertions.assertThat;

import ai.somagent.soma.corpus.CorpusCase;
import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.json.JsonAst.Layout;
import ai.somagent.soma.source.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The pages about the JSON form tell the truth. A fence may say {@code pad=n}, a length to fill up
 * to with blanks, and {@code deep=n}, how many lists {@code ∎} stands for.
 */
class JsonPageTest {
  private static final Pattern FENCE =
      Pattern.compile("```(json|soma) (wrong|right)([^\\n]*)\\n(.*?)\\n```", Pattern.DOTALL);

  @ParameterizedTest
  @EnumSource(JsonCode.class)
  void page_startsWithCodeTitleAndPrinciple(JsonCode code) throws IOException {
    List<String> lines = page(code).lines().toList();
    assertThat(lines.getFirst()).isEqualTo("# " + code.id() + " " + code.title());
    assertThat(lines.get(2)).startsWith("> ");
  }

  @ParameterizedTest
  @EnumSource(JsonCode.class)
  void wrongExample_givesItsCodeOnly(JsonCode code) throws IOException {
    assertThat(judge(code, "wrong")).extracting(Diagnostic::code).containsExactly(code);
  }

  @ParameterizedTest
  @EnumSource(JsonCode.class)
  void rightExample_givesNothing(JsonCode code) throws IOException {
    assertThat(judge(code, "right")).isEmpty();
  }

  private static List<Diagnostic> judge(JsonCode code, String kind) throws IOException {
    Matcher fence = FENCE.matcher(page(code));
    while (fence.find()) {
      if (fence.group(2).equals(kind)) {
        String text = fence.group(4) + "\n";
        return fence.group(1).equals("soma") ? write(text) : read(expand(text, fence.group(3)));
      }
    }
    throw new AssertionError("no " + kind + " example for " + code.id());
  }

  private static List<Diagnostic> read(String json) {
    return JsonAst.read(new SourceText("main.json", json)).problems().stream()
        .map(JsonProblem::diagnostic)
        .toList();
  }

  private static List<Diagnostic> write(String text) {
    List<Diagnostic> found = new ArrayList<>();
    Diagnostic refusal = JsonAst.write(RoundTrip.parse(text), Layout.FULL).diagnostic();
    if (refusal != null) {
      found.add(refusal);
    }
    return found;
  }

  private static String expand(String text, String options) {
    String expanded = text;
    Matcher deep = Pattern.compile("deep=(\\d+)").matcher(options);
    if (deep.find()) {
      int depth = Integer.parseInt(deep.group(1));
      expanded = expanded.replace("∎", "[".repeat(depth) + "]".repeat(depth));
    }
    Matcher pad = Pattern.compile("pad=(\\d+)").matcher(options);
    if (pad.find()) {
      expanded += " ".repeat(Integer.parseInt(pad.group(1)) - expanded.length());
    }
    return expanded;
  }

  private static String page(JsonCode code) throws IOException {
    Path folder = CorpusCase.repository().resolve("docs/errors");
    return Files.readString(folder.resolve(code.id() + ".md"));
  }
}
