package ai.somagent.soma.manifest;

import ai.somagent.soma.finding.Finding;
import java.util.List;

/** What reading a manifest came to. */
public sealed interface ManifestOutcome {
  record Valid(BundleManifest manifest) implements ManifestOutcome {}

  /** At least one finding, at most 50. */
  record Invalid(List<Finding> findings) implements ManifestOutcome {
    public Invalid {
      findings = List.copyOf(findings);
    }
  }
}
