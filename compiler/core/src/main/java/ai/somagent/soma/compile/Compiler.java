package ai.somagent.soma.compile;

import ai.somagent.soma.bind.BoundFile;
import ai.somagent.soma.bind.BoundModule;
import ai.somagent.soma.bind.BoundProgram;
import ai.somagent.soma.bind.ModuleBinder;
import ai.somagent.soma.checked.CheckedCapsule;
import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.diagnostic.DiagnosticSink;
import ai.somagent.soma.parse.Parser;
import ai.somagent.soma.syntax.ParsedFile;
import ai.somagent.soma.type.CheckedDeclarations;
import ai.somagent.soma.type.DeclarationChecker;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Takes texts through every phase up to the checked tree. */
public final class Compiler {
  private Compiler() {}

  /** Compiles a workspace. Whatever is wrong with its texts is a diagnostic of the result. */
  public static Compilation compile(CompilationInput input) {
    List<ParsedFile> files = ParsedTexts.of(input.sources());
    DiagnosticSink sink = new DiagnosticSink();
    BoundProgram program =
        new ModuleBinder(new LibraryImports(input), Parser::parse, sink).bind(files);
    if (input.lock() != null) {
      LockCheck.check(program, input.lock(), sink);
    }
    CheckedDeclarations declarations = new DeclarationChecker(program, sink).check();
    ContractErrors.move(program, sink);
    List<CheckedCapsule> capsules = capsules(program, declarations, sink);
    return new Compilation(files, diagnostics(files, program, sink), capsules, program);
  }

  private static List<CheckedCapsule> capsules(
      BoundProgram program, CheckedDeclarations declarations, DiagnosticSink sink) {
    List<BoundFile> files = new ArrayList<>();
    for (BoundModule module : program.modules()) {
      if (!module.isLibrary()) {
        files.addAll(module.files());
      }
    }
    List<CheckedCapsule> capsules = new ArrayList<>();
    FileChecks.check(files, declarations, Map.of(), sink)
        .values()
        .forEach(outcome -> capsules.addAll(outcome.capsules()));
    return capsules;
  }

  /** Syntax errors first hide what only follows from them. */
  private static List<Diagnostic> diagnostics(
      List<ParsedFile> files, BoundProgram program, DiagnosticSink sink) {
    Set<String> own = new HashSet<>();
    files.forEach(file -> own.add(file.source().name()));
    Set<String> known = ContractErrors.texts(program);
    known.addAll(own);
    LibraryErrors.refuse(sink.sorted(), known);
    List<Diagnostic> found = new ArrayList<>();
    for (Diagnostic diagnostic : sink.sorted()) {
      if (own.contains(diagnostic.source())) {
        found.add(diagnostic);
      }
    }
    return FollowOns.join(files, found);
  }
}
