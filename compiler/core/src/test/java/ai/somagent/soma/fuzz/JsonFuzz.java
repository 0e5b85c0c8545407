package ai.somagent.soma.fuzz;

import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.format.Formatter;
import ai.somagent.soma.json.JsonAst;
import ai.somagent.soma.json.JsonProblem;
import ai.somagent.soma.json.JsonProgram;
import ai.somagent.soma.source.SourceText;
import java.nio.charset.StandardCharsets;

/**
 * Any bytes as a program in its JSON form: problems inside the text, or a program like any other.
 */
public final class JsonFuzz {
  private JsonFuzz() {}

  /** One input of the fuzzer. */
  public static void fuzzerTestOneInput(byte[] input) {
    keep(new String(input, StandardCharsets.UTF_8));
  }

  static void keep(String json) {
    JsonProgram program = JsonAst.read(new SourceText("main.json", json));
    for (JsonProblem problem : program.problems()) {
      Diagnostic found = problem.diagnostic();
      boolean inside = found.span().start() >= 0 && found.span().end() <= json.length();
      TextPromises.require(inside, "outside of the JSON: " + problem);
    }
    if (program.problems().isEmpty()) {
      TextPromises.keep(Formatter.format(program.file()));
    }
  }
}
