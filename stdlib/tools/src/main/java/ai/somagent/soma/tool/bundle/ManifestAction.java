package ai.somagent.soma.tool.bundle;

import ai.somagent.soma.manifest.BundleManifest;
import ai.somagent.soma.manifest.ManifestOutcome;
import ai.somagent.soma.spi.ToolAction;
import ai.somagent.soma.spi.ToolContext;
import ai.somagent.soma.spi.ToolException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** {@code check_manifest}: what the bundle says of itself, or why that does not count. */
final class ManifestAction implements ToolAction {
  @Override
  public ObjectNode invoke(ObjectNode arguments, ToolContext context) throws ToolException {
    return report(BundleArgument.manifest(BundleArgument.reopen(arguments)));
  }

  private static ObjectNode report(ManifestOutcome outcome) {
    ObjectNode report = JsonNodeFactory.instance.objectNode();
    switch (outcome) {
      case ManifestOutcome.Valid valid -> {
        report.put("kind", "valid");
        report.set("manifest", toJson(valid.manifest()));
      }
      case ManifestOutcome.Invalid invalid -> {
        ArrayNode findings = report.put("kind", "invalid").putArray("findings");
        invalid.findings().forEach(finding -> findings.add(finding.toJson()));
      }
    }
    return report;
  }

  /** Without {@code files}: those stay in the bundle. */
  private static ObjectNode toJson(BundleManifest manifest) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("name", manifest.name());
    json.put("version", manifest.version());
    json.put("description", manifest.description());
    json.put("owner", manifest.owner());
    json.put("license", manifest.license());
    manifest.entry().forEach(json.putArray("entry")::add);
    return json.put("digest", manifest.digest());
  }
}
