package ai.somagent.soma.cli;

import ai.somagent.soma.cli.console.ColourChoice;
import ai.somagent.soma.cli.console.OutputFormat;
import ai.somagent.soma.cli.console.ReportFormat;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** What several commands take. */
final class SpecParts {
  static final String REPORTS = "text|json|sarif|junit|github";

  private SpecParts() {}

  static CommandSpec command(String name, String description) {
    CommandSpec spec = CommandSpec.create().name(name);
    spec.usageMessage().description(description);
    return spec;
  }

  static PositionalParamSpec files(String arity) {
    return PositionalParamSpec.builder()
        .type(List.class)
        .auxiliaryTypes(String.class)
        .arity(arity)
        .paramLabel("FILE")
        .description("Files, or folders for every .soma file in them.")
        .build();
  }

  static OptionSpec help() {
    return OptionSpec.builder("-h", "--help")
        .usageHelp(true)
        .description("Print this help.")
        .build();
  }

  static OptionSpec flag(String name, String description) {
    return OptionSpec.builder(name).description(description).build();
  }

  static OptionSpec option(String name, String label, String description) {
    return OptionSpec.builder(name)
        .type(String.class)
        .paramLabel(label)
        .description(description)
        .build();
  }

  static OptionSpec reportFormat(String labels) {
    return OptionSpec.builder("--format")
        .type(ReportFormat.class)
        .paramLabel(labels)
        .completionCandidates(List.of(labels.split("\\|")))
        .description("How findings are written (default: text).")
        .build();
  }

  static OptionSpec colour() {
    return OptionSpec.builder("--color")
        .type(ColourChoice.class)
        .paramLabel("auto|always|never")
        .completionCandidates(List.of("auto", "always", "never"))
        .description("Whether to colour (default: auto, on terminals).")
        .build();
  }

  static OptionSpec format() {
    return OptionSpec.builder("--format")
        .type(OutputFormat.class)
        .paramLabel("text|json")
        .completionCandidates(List.of("text", "json"))
        .description("For people or for programs (default: text).")
        .build();
  }
}
