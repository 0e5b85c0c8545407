package ai.somagent.soma.bind;

import ai.somagent.soma.diagnostic.DiagnosticSink;
import ai.somagent.soma.source.SourceText;
import ai.somagent.soma.syntax.ImportSyntax;
import ai.somagent.soma.syntax.ImportSyntax.ContractImportSyntax;
import ai.somagent.soma.syntax.ImportSyntax.ModuleImportSyntax;
import ai.somagent.soma.syntax.NameSyntax;
import ai.somagent.soma.syntax.ParsedFile;
import ai.somagent.soma.syntax.PathSyntax;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Groups files into modules by their headers, declares their names and resolves their imports: from
 * the workspace first, then from the library. Use once.
 */
public final class ModuleBinder {
  private final ImportedModules library;
  private final Function<SourceText, ParsedFile> parser;
  private final DiagnosticSink sink;
  private final Map<String, BoundModule> modules = new LinkedHashMap<>();
  private final List<BoundModule> nameless = new ArrayList<>();
  private final ContractBinder contracts;
  private final DeclaredNames names;
  private final Deque<BoundFile> waiting = new ArrayDeque<>();

  /**
   * @param library what the workspace may import
   * @param parser reads library texts; {@code Parser::parse}
   * @param sink takes name errors, and syntax errors of library texts; those of the workspace stay
   *     in the parsed files
   */
  public ModuleBinder(
      ImportedModules library, Function<SourceText, ParsedFile> parser, DiagnosticSink sink) {
    this.library = library;
    this.parser = parser;
    this.sink = sink;
    this.names = new DeclaredNames(sink);
    this.contracts = new ContractBinder(library.contracts(), parser, waiting::addLast, sink);
  }

  /** Binds the files of a workspace and whatever they import. */
  public BoundProgram bind(List<ParsedFile> workspace) {
    workspace.forEach(this::addWorkspaceFile);
    List<BoundFile> all = new ArrayList<>();
    while (!waiting.isEmpty()) {
      BoundFile file = waiting.removeFirst();
      all.add(file);
      loadImports(file);
    }
    modules.values().forEach(this::declareNames);
    contracts.modules().forEach(this::declareNames);
    nameless.forEach(this::declareNames);
    ImportBinder imports = new ImportBinder(modules, library, contracts, sink);
    all.forEach(imports::bind);
    List<BoundModule> ordered = new ArrayList<>(contracts.modules());
    ordered.addAll(new ModuleOrder(modules, sink).order());
    ordered.addAll(nameless);
    all.forEach(file -> UnusedImports.report(file, sink));
    ordered.forEach(module -> UnusedTasks.report(module, sink));
    return new BoundProgram(ordered);
  }

  private void addWorkspaceFile(ParsedFile parsed) {
    PathSyntax header = parsed.file().module();
    if (header.last().isMissing()) {
      BoundModule alone = new BoundModule("", false);
      nameless.add(alone);
      addFile(alone, parsed);
      return;
    }
    for (NameSyntax part : header.parts()) {
      NameRules.checkPlain(part, false, "module", parsed.source(), sink);
    }
    addFile(modules.computeIfAbsent(header.text(), name -> new BoundModule(name, false)), parsed);
  }

  private void addFile(BoundModule module, ParsedFile parsed) {
    BoundFile file = new BoundFile(parsed, module.name());
    module.add(file);
    waiting.addLast(file);
  }

  private void loadImports(BoundFile file) {
    for (ImportSyntax syntax : file.parsed().file().imports()) {
      switch (syntax) {
        case ModuleImportSyntax wanted when wanted.module().last().isMissing() -> {}
        case ModuleImportSyntax wanted -> loadModule(wanted.module().text());
        case ContractImportSyntax wanted -> contracts.load(file, wanted);
      }
    }
  }

  private void loadModule(String name) {
    if (modules.containsKey(name)) {
      return;
    }
    List<SourceText> texts = library.texts(name);
    if (texts.isEmpty()) {
      return;
    }
    BoundModule module = new BoundModule(name, true);
    module.setVersion(library.version(name));
    modules.put(name, module);
    for (SourceText text : texts) {
      ParsedFile parsed = parser.apply(text);
      parsed.diagnostics().forEach(sink::report);
      addFile(module, parsed);
    }
  }

  private void declareNames(BoundModule module) {
    module.files().forEach(file -> names.declare(module, file));
  }
}
