package ai.somagent.soma.tool.bundle;

import ai.somagent.soma.archive.Archive;
import ai.somagent.soma.archive.ArchiveEntry;
import ai.somagent.soma.archive.BundleSource;
import ai.somagent.soma.spi.ToolAction;
import ai.somagent.soma.spi.ToolContext;
import ai.somagent.soma.spi.ToolException;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** {@code open}: the archive as a whole, and the reference that later steps use. */
final class OpenAction implements ToolAction {
  @Override
  public ObjectNode invoke(ObjectNode arguments, ToolContext context) throws ToolException {
    String path = arguments.path("path").asText();
    Archive archive = BundleSource.open(path);
    ObjectNode result = JsonNodeFactory.instance.objectNode();
    result.putObject("ref").put("path", path).put("digest", archive.digest());
    result.put("size", archive.size());
    result.put("files", archive.entries().size());
    result.put("unpacked", archive.entries().stream().mapToLong(ArchiveEntry::size).sum());
    return result;
  }
}
