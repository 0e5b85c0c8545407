package ai.somagent.soma.cli.command;

import ai.somagent.soma.cli.render.Report;
import ai.somagent.soma.cli.workspace.SourceFiles;
import ai.somagent.soma.cli.workspace.SourceReader;
import ai.somagent.soma.cli.workspace.StandardLibrary;
import ai.somagent.soma.cli.workspace.WorkspaceContracts;
import ai.somagent.soma.compile.Compilation;
import ai.somagent.soma.compile.CompilationInput;
import ai.somagent.soma.compile.Compiler;
import ai.somagent.soma.compile.LockFile;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The files of a command line as one workspace, read and compiled. */
record CompiledSources(SourceFiles files, Compilation compilation) {

  static CompiledSources read(List<String> paths) {
    return of(SourceReader.read(paths));
  }

  static CompiledSources of(SourceFiles files) {
    return of(files, null);
  }

  /**
   * @param lock what imports must be, or null when nothing holds them to anything
   */
  static CompiledSources of(SourceFiles files, @Nullable LockFile lock) {
    CompilationInput input =
        new CompilationInput(
            files.texts(), StandardLibrary.INSTANCE, new WorkspaceContracts(), lock);
    return new CompiledSources(files, Compiler.compile(input));
  }

  Report report(boolean denyWarnings) {
    return Report.of(files, compilation.diagnostics(), denyWarnings);
  }
}
