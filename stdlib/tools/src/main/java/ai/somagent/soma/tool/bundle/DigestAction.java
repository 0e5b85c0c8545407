package ai.somagent.soma.tool.bundle;

import ai.somagent.soma.archive.Archive;
import ai.somagent.soma.archive.ArchiveEntry;
import ai.somagent.soma.finding.Finding;
import ai.somagent.soma.finding.FindingList;
import ai.somagent.soma.finding.FindingWeight;
import ai.somagent.soma.finding.Printable;
import ai.somagent.soma.manifest.BundleManifest;
import ai.somagent.soma.manifest.ManifestOutcome;
import ai.somagent.soma.spi.ToolAction;
import ai.somagent.soma.spi.ToolContext;
import ai.somagent.soma.spi.ToolException;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;

/**
 * {@code check_digests}: the files against the digests that the manifest lists. A manifest that is
 * not valid lists none, so that nothing is compared; {@code check_manifest} says why.
 */
final class DigestAction implements ToolAction {
  @Override
  public ObjectNode invoke(ObjectNode arguments, ToolContext context) throws ToolException {
    Archive archive = BundleArgument.reopen(arguments);
    ObjectNode report = JsonNodeFactory.instance.objectNode();
    switch (BundleArgument.manifest(archive)) {
      case ManifestOutcome.Valid valid -> {
        report.put("compared", valid.manifest().files().size());
        report.set("findings", compare(archive, valid.manifest()).toJson());
      }
      case ManifestOutcome.Invalid invalid -> report.put("compared", 0).putArray("findings");
    }
    return report;
  }

  private static FindingList compare(Archive archive, BundleManifest manifest) {
    FindingList findings = new FindingList();
    Map<String, String> listed = new TreeMap<>(manifest.files());
    for (ArchiveEntry entry : archive.entries()) {
      if (entry.path().equals(BundleManifest.PATH)) {
        continue;
      }
      String expected = listed.remove(entry.path());
      if (expected == null) {
        findings.add(finding("file-not-listed", entry.path(), "is not listed in the manifest"));
      } else if (!expected.equals(entry.digest())) {
        findings.add(
            finding("digest-mismatch", entry.path(), "does not have the digest that is listed"));
      }
    }
    for (String path : listed.keySet()) {
      findings.add(finding("file-missing", path, "is listed in the manifest and not there"));
    }
    return findings;
  }

  private static Finding finding(String rule, String path, String what) {
    return new Finding(FindingWeight.HIGH, rule, path, Printable.quoted(path) + " " + what);
  }
}
