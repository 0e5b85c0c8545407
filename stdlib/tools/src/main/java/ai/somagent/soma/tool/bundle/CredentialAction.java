package ai.somagent.soma.tool.bundle;

import ai.somagent.soma.archive.Archive;
import ai.somagent.soma.archive.ArchiveEntry;
import ai.somagent.soma.archive.BundleSource;
import ai.somagent.soma.finding.FindingWeight;
import ai.somagent.soma.spi.ToolAction;
import ai.somagent.soma.spi.ToolContext;
import ai.somagent.soma.spi.ToolException;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * {@code find_credentials}: every file that is text, the manifest too, whatever its name. Nothing
 * in a file can switch a rule off. What is not searched is named.
 */
final class CredentialAction implements ToolAction {
  @Override
  public ObjectNode invoke(ObjectNode arguments, ToolContext context) throws ToolException {
    Archive archive = BundleArgument.reopen(arguments);
    CredentialScan scan = new CredentialScan();
    int scanned = 0;
    for (ArchiveEntry entry : archive.entries()) {
      context.heartbeat();
      byte[] content = BundleSource.content(archive, entry);
      Optional<String> text = ScannableText.of(content);
      if (ScannableText.isArchive(content)) {
        scan.note(
            FindingWeight.MEDIUM,
            "archive-inside",
            entry.path(),
            "is an archive or compressed file, which is not looked into");
      } else if (text.isEmpty()) {
        scan.note(FindingWeight.LOW, "binary-file", entry.path(), "is not text and not searched");
      } else {
        scan.search(entry.path(), text.get());
        scanned++;
      }
      if (scan.exhausted()) {
        break;
      }
    }
    ObjectNode report = JsonNodeFactory.instance.objectNode().put("scanned", scanned);
    report.set("findings", scan.findings().toJson());
    return report;
  }
}
