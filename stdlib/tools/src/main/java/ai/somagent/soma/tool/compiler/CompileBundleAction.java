package ai.somagent.soma.tool.compiler;

import ai.somagent.soma.archive.Archive;
import ai.somagent.soma.archive.BundleSource;
import ai.somagent.soma.compile.Compilation;
import ai.somagent.soma.compile.CompilationInput;
import ai.somagent.soma.compile.CompiledCapsule;
import ai.somagent.soma.compile.Compiler;
import ai.somagent.soma.finding.FindingList;
import ai.somagent.soma.ir.CapsuleIr;
import ai.somagent.soma.ir.digest.IrDigest;
import ai.somagent.soma.source.SourceText;
import ai.somagent.soma.spi.ToolAction;
import ai.somagent.soma.spi.ToolContext;
import ai.somagent.soma.spi.ToolException;
import ai.somagent.soma.stdlib.StandardModules;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * {@code compile_bundle}: the sources of a bundle with the standard library and nothing else. A
 * bundle with errors has no capsules.
 */
final class CompileBundleAction implements ToolAction {
  /** As declared in {@code somagent.marketplace}. */
  private static final int MOST_CAPSULES = 100;

  @Override
  public ObjectNode invoke(ObjectNode arguments, ToolContext context) throws ToolException {
    Archive archive = BundleSource.reopen((ObjectNode) arguments.required("bundle"));
    FindingList findings = new FindingList();
    List<SourceText> sources = BundleSources.read(archive, findings);
    ObjectNode report = JsonNodeFactory.instance.objectNode().put("sources", sources.size());
    ArrayNode capsules = report.putArray("capsules");
    if (findings.isEmpty()) {
      compile(sources, capsules, findings);
    }
    report.set("findings", findings.toJson());
    return report;
  }

  private static void compile(List<SourceText> sources, ArrayNode capsules, FindingList findings) {
    Compilation compilation =
        Compiler.compile(new CompilationInput(sources, CompileBundleAction::standard));
    DiagnosticFindings.add(compilation.diagnostics(), sources, findings);
    if (compilation.hasErrors()) {
      return;
    }
    if (compilation.capsules().size() > MOST_CAPSULES) {
      findings.add(
          DiagnosticFindings.blocking(
              "too-many-capsules",
              "the bundle has %d capsules; at most %d are listed"
                  .formatted(compilation.capsules().size(), MOST_CAPSULES)));
      return;
    }
    if (compilation.capsules().isEmpty()) {
      findings.add(DiagnosticFindings.blocking("no-capsules", "the sources declare no capsule"));
    }
    for (CompiledCapsule compiled : compilation.capsules()) {
      CapsuleIr capsule = compiled.program().capsule();
      ObjectNode summary = capsules.addObject();
      summary.put("id", capsule.id()).put("version", capsule.version());
      summary.put("risk", capsule.risk()).put("digest", IrDigest.of(compiled.program()));
    }
  }

  private static List<SourceText> standard(String module) {
    return StandardModules.text(module)
        .map(text -> List.of(new SourceText("<" + module + ">", text)))
        .orElse(List.of());
  }
}
