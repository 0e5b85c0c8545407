package ai.somagent.soma.tool.bundle;

import ai.somagent.soma.archive.Archive;
import ai.somagent.soma.archive.BundleSource;
import ai.somagent.soma.manifest.BundleManifest;
import ai.somagent.soma.manifest.ManifestOutcome;
import ai.somagent.soma.manifest.ManifestReader;
import ai.somagent.soma.spi.ToolException;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The argument {@code bundle: BundleRef} that the checks share. */
final class BundleArgument {
  private BundleArgument() {}

  static Archive reopen(ObjectNode arguments) throws ToolException {
    return BundleSource.reopen((ObjectNode) arguments.required("bundle"));
  }

  static ManifestOutcome manifest(Archive archive) throws ToolException {
    var entry = archive.find(BundleManifest.PATH);
    return entry.isPresent()
        ? ManifestReader.read(BundleSource.content(archive, entry.get()))
        : ManifestReader.missing();
  }
}
