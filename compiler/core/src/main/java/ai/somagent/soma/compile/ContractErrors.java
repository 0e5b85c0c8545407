package ai.somagent.soma.compile;

import ai.somagent.soma.bind.BindCode;
import ai.somagent.soma.bind.BoundFile;
import ai.somagent.soma.bind.BoundModule;
import ai.somagent.soma.bind.BoundProgram;
import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.diagnostic.DiagnosticSink;
import ai.somagent.soma.syntax.ImportSyntax;
import ai.somagent.soma.syntax.ImportSyntax.ContractImportSyntax;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Tells the importer of a contract what is wrong with the text that it came to: a persona without a
 * model, a tool that nobody declares. Translators refuse the rest themselves.
 */
final class ContractErrors {
  private ContractErrors() {}

  /** Adds the first error of each contract to {@code sink}, at every import of it. */
  static void move(BoundProgram program, DiagnosticSink sink) {
    Map<String, Diagnostic> first = new HashMap<>();
    Map<BoundModule, String> texts = new HashMap<>();
    for (BoundModule module : program.modules()) {
      if (module.contract() != null) {
        texts.put(module, module.files().getFirst().source());
      }
    }
    if (texts.isEmpty() || !sink.hasErrors()) {
      return;
    }
    for (Diagnostic diagnostic : sink.sorted()) {
      if (diagnostic.isError() && texts.containsValue(diagnostic.source())) {
        first.putIfAbsent(diagnostic.source(), diagnostic);
      }
    }
    for (BoundModule module : program.modules()) {
      for (BoundFile file : module.files()) {
        file.parsed().file().imports().forEach(syntax -> report(file, syntax, texts, first, sink));
      }
    }
  }

  private static void report(
      BoundFile file,
      ImportSyntax syntax,
      Map<BoundModule, String> texts,
      Map<String, Diagnostic> first,
      DiagnosticSink sink) {
    if (!(syntax instanceof ContractImportSyntax wanted)) {
      return;
    }
    BoundModule target = file.aliases().get(wanted.alias().text());
    Diagnostic error = target == null ? null : first.get(texts.getOrDefault(target, ""));
    if (error != null) {
      String message = "`" + wanted.file().constantText() + "`: " + error.message();
      sink.report(
          Diagnostic.of(BindCode.INVALID_CONTRACT, file.source(), wanted.file().span(), message)
              .withHelp(error.help()));
    }
  }

  /** Names of the texts of contracts. */
  static Set<String> texts(BoundProgram program) {
    Set<String> names = new HashSet<>();
    for (BoundModule module : program.modules()) {
      if (module.contract() != null) {
        module.files().forEach(file -> names.add(file.source()));
      }
    }
    return names;
  }
}
