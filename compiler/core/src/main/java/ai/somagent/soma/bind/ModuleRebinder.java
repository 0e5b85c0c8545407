package ai.somagent.soma.bind;

import ai.somagent.soma.diagnostic.DiagnosticSink;
import ai.somagent.soma.source.SourceText;
import ai.somagent.soma.syntax.ParsedFile;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Binds some files of a bound program anew and leaves the others as they are. Module headers and
 * imports of the files must be as before, and none of them may import a contract; those who name
 * what has changed must be among them.
 */
public final class ModuleRebinder {
  private final BoundProgram program;
  private final ImportedModules library;
  private final Function<SourceText, ParsedFile> parser;
  private final DiagnosticSink sink;

  /**
   * @param sink takes what is wrong with the names of the files bound anew
   */
  public ModuleRebinder(
      BoundProgram program,
      ImportedModules library,
      Function<SourceText, ParsedFile> parser,
      DiagnosticSink sink) {
    this.program = program;
    this.library = library;
    this.parser = parser;
    this.sink = sink;
  }

  /**
   * A program with some files bound anew.
   *
   * @param files the new ones, by name of text
   */
  public record Rebound(BoundProgram program, Map<String, BoundFile> files) {}

  /**
   * @param changed files of the program with their new trees
   */
  public Rebound rebind(Map<BoundFile, ParsedFile> changed) {
    Set<String> touched = new HashSet<>();
    changed.keySet().forEach(file -> touched.add(file.module()));
    Map<String, BoundFile> renewed = new LinkedHashMap<>();
    Map<String, BoundModule> byName = new LinkedHashMap<>();
    List<BoundModule> modules = new ArrayList<>();
    for (BoundModule module : program.modules()) {
      BoundModule kept =
          touched.contains(module.name()) && !module.isLibrary()
              ? renew(module, changed, renewed)
              : module;
      modules.add(kept);
      if (kept.contract() == null && !kept.name().isEmpty()) {
        byName.put(kept.name(), kept);
      }
    }
    ContractBinder none = new ContractBinder(library.contracts(), parser, file -> {}, sink);
    ImportBinder imports = new ImportBinder(byName, library, none, sink);
    renewed.values().forEach(imports::bind);
    renewed.values().forEach(file -> UnusedImports.report(file, sink));
    for (BoundModule module : modules) {
      if (module.files().stream().anyMatch(file -> renewed.get(file.source()) == file)) {
        UnusedTasks.report(module, sink);
      }
    }
    return new Rebound(new BoundProgram(modules), renewed);
  }

  private BoundModule renew(
      BoundModule module, Map<BoundFile, ParsedFile> changed, Map<String, BoundFile> renewed) {
    BoundModule copy = module.without(changed.keySet());
    List<BoundFile> fresh = new ArrayList<>();
    for (BoundFile file : module.files()) {
      ParsedFile parsed = changed.get(file);
      BoundFile kept = parsed == null ? file : new BoundFile(parsed, module.name());
      copy.add(kept);
      if (parsed != null) {
        fresh.add(kept);
        renewed.put(kept.source(), kept);
      }
    }
    DeclaredNames names = new DeclaredNames(sink);
    fresh.forEach(file -> names.declare(copy, file));
    return copy;
  }
}
