package ai.somagent.soma.cli.render;

import ai.somagent.soma.cli.console.ExitCode;
import ai.somagent.soma.cli.workspace.SourceFiles.Problem;
import ai.somagent.soma.diagnostic.CodeFix;
import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.diagnostic.RelatedSpan;
import ai.somagent.soma.diagnostic.Severity;
import ai.somagent.soma.diagnostic.TextEdit;
import ai.somagent.soma.source.SourceText;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** SARIF 2.1.0, as OASIS defines it: one run with the rules that its results are of. */
final class SarifReport {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Report report;
  private final SarifPlaces places;
  private final SarifRules rules;

  private SarifReport(Report report) {
    this.report = report;
    places = new SarifPlaces(report.texts());
    rules = new SarifRules(report.diagnostics());
  }

  static ObjectNode render(Report report) {
    return new SarifReport(report).log();
  }

  private ObjectNode log() {
    ObjectNode log =
        JSON.objectNode()
            .put("$schema", "https://json.schemastore.org/sarif-2.1.0.json")
            .put("version", "2.1.0");
    ObjectNode run = log.putArray("runs").addObject();
    run.putObject("tool").set("driver", rules.driver());
    run.put("columnKind", "utf16CodeUnits");
    run.putArray("invocations").add(invocation());
    ArrayNode artifacts = run.putArray("artifacts");
    for (SourceText text : report.texts()) {
      ObjectNode artifact = artifacts.addObject();
      artifact.set("location", places.artifact(text.name()));
      artifact.put("sourceLanguage", "soma").put("encoding", "UTF-8");
    }
    ArrayNode results = run.putArray("results");
    for (Diagnostic diagnostic : report.diagnostics()) {
      results.add(result(diagnostic));
    }
    return log;
  }

  private ObjectNode invocation() {
    ObjectNode invocation =
        JSON.objectNode()
            .put("executionSuccessful", report.exit().code() <= ExitCode.FINDINGS.code())
            .put("exitCode", report.exit().code());
    ArrayNode notes = invocation.putArray("toolExecutionNotifications");
    for (Problem problem : report.problems()) {
      notes.addObject().put("level", "error").putObject("message").put("text", problem.message());
    }
    return invocation;
  }

  private ObjectNode result(Diagnostic diagnostic) {
    ObjectNode result =
        JSON.objectNode()
            .put("ruleId", diagnostic.code().id())
            .put("ruleIndex", rules.index(diagnostic.code()))
            .put("level", level(diagnostic.severity()));
    ObjectNode message = result.putObject("message");
    String help = diagnostic.help() == null ? "" : "\n" + diagnostic.help();
    message.put("text", diagnostic.message() + help);
    message.put("markdown", diagnostic.message() + help);
    result
        .putArray("locations")
        .addObject()
        .set("physicalLocation", places.physical(diagnostic.source(), diagnostic.span()));
    related(result, diagnostic.related());
    fixes(result, diagnostic);
    result
        .putObject("partialFingerprints")
        .put("somaCodeAndLine/v1", places.fingerprint(diagnostic));
    return result;
  }

  private void related(ObjectNode result, List<RelatedSpan> related) {
    if (related.isEmpty()) {
      return;
    }
    ArrayNode all = result.putArray("relatedLocations");
    for (RelatedSpan place : related) {
      ObjectNode item = all.addObject().put("id", all.size());
      item.set("physicalLocation", places.physical(place.source(), place.span()));
      item.putObject("message").put("text", place.label());
    }
  }

  private void fixes(ObjectNode result, Diagnostic diagnostic) {
    if (diagnostic.fixes().isEmpty()) {
      return;
    }
    ArrayNode fixes = result.putArray("fixes");
    for (CodeFix fix : diagnostic.fixes()) {
      ObjectNode item = fixes.addObject();
      item.putObject("description").put("text", fix.title());
      ObjectNode change = item.putArray("artifactChanges").addObject();
      change.set("artifactLocation", places.artifact(diagnostic.source()));
      ArrayNode replacements = change.putArray("replacements");
      for (TextEdit edit : fix.edits()) {
        ObjectNode replacement = replacements.addObject();
        replacement.set("deletedRegion", places.region(diagnostic.source(), edit.span()));
        replacement.putObject("insertedContent").put("text", edit.replacement());
      }
    }
  }

  static String level(Severity severity) {
    return switch (severity) {
      case ERROR -> "error";
      case WARNING -> "warning";
      case NOTE -> "note";
    };
  }
}
