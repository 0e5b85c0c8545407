package ai.somagent.soma.cli.workspace;

import ai.somagent.soma.cli.console.ExitCode;
import ai.somagent.soma.source.SourceText;
import java.util.ArrayList;
import java.util.List;

/**
 * What the paths of a command line gave.
 *
 * @param texts every readable source in order, without repeats
 * @param problems what could not be read
 */
public record SourceFiles(List<SourceText> texts, List<Problem> problems) {
  public SourceFiles {
    texts = List.copyOf(texts);
    problems = List.copyOf(problems);
  }

  /** The same with {@code more} that could not be read. */
  public SourceFiles with(List<Problem> more) {
    List<Problem> all = new ArrayList<>(problems);
    all.addAll(more);
    return new SourceFiles(texts, all);
  }

  /**
   * A path that gave no text.
   *
   * @param message for people, path included
   * @param exit what the command ends with because of it
   */
  public record Problem(String message, ExitCode exit) {}
}
