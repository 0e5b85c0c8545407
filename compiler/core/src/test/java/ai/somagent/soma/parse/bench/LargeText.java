package ai.somagent.soma.parse.bench;

import ai.somagent.soma.corpus.CorpusCase;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** One large sound text, made of the samples' declarations over and over, renamed each time. */
final class LargeText {
  private static final Pattern HEADER =
      Pattern.compile("^(module|import) [^{\\n]*(\\{[^}]*\\})?\\n?", Pattern.MULTILINE);
  private static final Pattern DECLARED =
      Pattern.compile(
          "^(type|enum|union|error|function|tool|task|capsule|plan|policy) (\\w+)",
          Pattern.MULTILINE);

  private LargeText() {}

  /** About {@code characters} of them, never more. */
  static String ofSamples(int characters) {
    List<String> bodies = new ArrayList<>();
    for (CorpusCase sample : CorpusCase.area("samples")) {
      bodies.add(HEADER.matcher(sample.source().text()).replaceAll(""));
    }
    StringBuilder text = new StringBuilder("module large\n");
    for (int i = 0; ; i++) {
      String body = bodies.get(i % bodies.size());
      String renamed = DECLARED.matcher(body).replaceAll("$1 $2_" + i);
      if (text.length() + renamed.length() > characters) {
        return text.toString();
      }
      text.append(renamed).append('\n');
    }
  }
}
