package ai.somagent.soma.bind;

import ai.somagent.soma.diagnostic.DiagnosticSink;
import ai.somagent.soma.source.SourceText;
import ai.somagent.soma.syntax.ParsedFile;
import java.util.List;
import java.util.function.Function;

/**
 * Groups files into modules by their headers, declares their names and resolves their imports: from
 * the workspace first, then from the library. Use once.
 */
public final class ModuleBinder {
  private final Function<String, List<SourceText>> library;
  private final Function<SourceText, ParsedFile> parser;
  private final DiagnosticSink sink;

  /**
   * @param library texts of a module by its name, an empty list when there is no such module; {@code
   *     ModuleLibrary::find}
   * @param parser reads library texts; {@code Parser::parse}
   * @param sink takes name errors; syntax errors stay in the parsed files
   */
  public ModuleBinder(
      Function<String, List<SourceText>> library,
      Function<SourceText, ParsedFile> parser,
      DiagnosticSink sink) {
    this.library = library;
    this.parser = parser;
    this.sink = sink;
  }

  /** Binds the files of a workspace and whatever they import. */
  public BoundProgram bind(List<ParsedFile> workspace) {
    throw new UnsupportedOperationException();
  }
}
