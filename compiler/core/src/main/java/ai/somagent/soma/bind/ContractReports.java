package ai.somagent.soma.bind;

import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.diagnostic.DiagnosticSink;
import ai.somagent.soma.library.ContractLibrary.Answer;
import ai.somagent.soma.library.ContractProblem;
import ai.somagent.soma.source.Span;
import ai.somagent.soma.syntax.ImportSyntax.ContractImportSyntax;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is said about one contract import. */
final class ContractReports {
  /** Beyond these an author learns nothing new. */
  private static final int MOST_ERRORS = 5;

  private static final int MOST_WIDENED = 3;

  private final String source;
  private final ContractImportSyntax syntax;
  private final DiagnosticSink sink;

  ContractReports(String source, ContractImportSyntax syntax, DiagnosticSink sink) {
    this.source = source;
    this.syntax = syntax;
    this.sink = sink;
  }

  void unknownKind(List<String> kinds) {
    String kind = syntax.kind().text();
    Diagnostic unknown =
        NameReports.unknown(
            BindCode.UNKNOWN_CONTRACT_KIND,
            source,
            syntax.kind(),
            "`" + kind + "` is no kind of contract",
            kinds);
    sink.report(
        unknown.help() != null
            ? unknown
            : unknown.withHelp("one of `" + String.join("`, `", kinds) + "`"));
  }

  void path(String refusal) {
    report(
        BindCode.CONTRACT_PATH,
        refusal,
        "for example `import openapi \"specs/pets.yaml\" as pets`");
  }

  /** One message per error up to a few, and one for all that was widened. */
  void problems(Answer answer) {
    String path = syntax.file().constantText();
    if (answer.file() == null && answer.problems().isEmpty()) {
      report(
          BindCode.CONTRACT_NOT_FOUND,
          "there is no file `" + path + "`",
          "paths start at the folder of the file that imports");
      return;
    }
    List<ContractProblem> errors = answer.problems().stream().filter(p -> p.isError()).toList();
    for (ContractProblem error : errors.subList(0, Math.min(errors.size(), MOST_ERRORS))) {
      report(codeOf(error.kind()), at(path, error) + error.message(), error.help());
    }
    if (errors.isEmpty()) {
      widened(path, answer.problems());
    }
  }

  private void widened(String path, List<ContractProblem> warnings) {
    if (warnings.isEmpty()) {
      return;
    }
    List<String> shown = new ArrayList<>();
    for (ContractProblem warning : warnings.subList(0, Math.min(warnings.size(), MOST_WIDENED))) {
      shown.add(
          (warning.place().isEmpty() ? "" : "`" + warning.place() + "`: ") + warning.message());
    }
    int more = warnings.size() - shown.size();
    String rest = more == 0 ? "" : "; and " + more + " more";
    report(
        BindCode.CONTRACT_WIDENED,
        "`" + path + "` says more than Soma's types can: " + String.join("; ", shown) + rest,
        "such values are checked by their owner alone");
  }

  private static String at(String path, ContractProblem problem) {
    return problem.place().isEmpty()
        ? "`" + path + "`: "
        : "`" + path + "` at `" + problem.place() + "`: ";
  }

  private static BindCode codeOf(ContractProblem.Kind kind) {
    return switch (kind) {
      case OUTSIDE -> BindCode.CONTRACT_PATH;
      case INVALID -> BindCode.INVALID_CONTRACT;
      case REMOTE -> BindCode.REMOTE_REFERENCE;
      case TOO_LARGE -> BindCode.CONTRACT_TOO_LARGE;
      case LOWERED -> BindCode.CONTRACT_LOWERS;
      case WIDENED -> BindCode.CONTRACT_WIDENED;
    };
  }

  private void report(BindCode code, String message, @Nullable String help) {
    Span span = syntax.file().span();
    sink.report(Diagnostic.of(code, source, span, message).withHelp(help));
  }
}
