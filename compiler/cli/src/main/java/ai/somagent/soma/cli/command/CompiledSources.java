package ai.somagent.soma.cli.command;

import ai.somagent.soma.cli.render.Report;
import ai.somagent.soma.cli.workspace.SourceFiles;
import ai.somagent.soma.cli.workspace.SourceReader;
import ai.somagent.soma.cli.workspace.StandardLibrary;
import ai.somagent.soma.compile.Compilation;
import ai.somagent.soma.compile.CompilationInput;
import ai.somagent.soma.compile.Compiler;
import java.util.List;

/** The files of a command line as one workspace, read and compiled. */
record CompiledSources(SourceFiles files, Compilation compilation) {

  static CompiledSources read(List<String> paths) {
    return of(SourceReader.read(paths));
  }

  static CompiledSources of(SourceFiles files) {
    return new CompiledSources(
        files, Compiler.compile(new CompilationInput(files.texts(), StandardLibrary::find)));
  }

  Report report(boolean denyWarnings) {
    return Report.of(files, compilation.diagnostics(), denyWarnings);
  }
}
