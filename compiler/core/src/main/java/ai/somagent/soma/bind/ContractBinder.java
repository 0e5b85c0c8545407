package ai.somagent.soma.bind;

import ai.somagent.soma.bind.BoundModule.ContractFile;
import ai.somagent.soma.diagnostic.DiagnosticSink;
import ai.somagent.soma.library.ContractLibrary;
import ai.somagent.soma.library.ContractLibrary.Answer;
import ai.somagent.soma.library.ContractLibrary.Request;
import ai.somagent.soma.source.SourceText;
import ai.somagent.soma.syntax.ImportSyntax.ContractImportSyntax;
import ai.somagent.soma.syntax.ParsedFile;
import ai.somagent.soma.syntax.StringSyntax;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Gets the modules behind contract imports: one per kind and file, whoever imports it. */
final class ContractBinder {
  static final List<String> KINDS = List.of("openapi", "schema", "mcp", "proto", "persona", "rego");

  private final ContractLibrary library;
  private final Function<SourceText, ParsedFile> parser;
  private final Consumer<BoundFile> found;
  private final DiagnosticSink sink;
  private final Map<String, BoundModule> byFile = new LinkedHashMap<>();
  private final Map<ContractImportSyntax, BoundModule> byImport = new IdentityHashMap<>();

  /**
   * @param found takes the text of each contract once, for it may import modules in its turn
   */
  ContractBinder(
      ContractLibrary library,
      Function<SourceText, ParsedFile> parser,
      Consumer<BoundFile> found,
      DiagnosticSink sink) {
    this.library = library;
    this.parser = parser;
    this.found = found;
    this.sink = sink;
  }

  /** In the order in which they were asked for. */
  List<BoundModule> modules() {
    return new ArrayList<>(byFile.values());
  }

  /** What {@link #load} found; null after a report. */
  @Nullable BoundModule moduleOf(ContractImportSyntax syntax) {
    return byImport.get(syntax);
  }

  void load(BoundFile file, ContractImportSyntax syntax) {
    ContractReports reports = new ContractReports(file.source(), syntax, sink);
    String kind = syntax.kind().text();
    if (syntax.kind().isMissing()) {
      return;
    }
    if (!KINDS.contains(kind)) {
      reports.unknownKind(KINDS);
      return;
    }
    StringSyntax path = syntax.file();
    String refusal = ContractPaths.refusal(path);
    if (refusal != null) {
      reports.path(refusal);
      return;
    }
    Answer answer = library.find(new Request(kind, path.constantText(), file.source()));
    reports.problems(answer);
    if (answer.file() != null && answer.text() != null && answer.digest() != null) {
      ContractFile contract = new ContractFile(kind, answer.file(), answer.digest());
      byImport.put(syntax, module(contract, answer.text()));
    }
  }

  private BoundModule module(ContractFile contract, SourceText text) {
    String key = contract.kind() + " " + contract.file();
    BoundModule known = byFile.get(key);
    if (known != null) {
      return known;
    }
    ParsedFile parsed = parser.apply(text);
    parsed.diagnostics().forEach(sink::report);
    BoundModule module = new BoundModule(parsed.file().module().text(), true, contract);
    BoundFile file = new BoundFile(parsed, module.name(), true);
    module.add(file);
    found.accept(file);
    byFile.put(key, module);
    return module;
  }
}
