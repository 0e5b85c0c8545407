package ai.somagent.soma.bound;

import ai.somagent.soma.diagnostic.Diagnostic;
import java.util.List;

/**
 * What a run of a capsule needs.
 *
 * @param capsule its qualified name
 * @param root the whole run; {@link BoundNode#least} is that of a run which ends well
 * @param asksModels whether models are asked, whose prices are not known here
 * @param diagnostics what the bounds say about budget and history
 */
public record BoundReport(
    String capsule, BoundNode root, boolean asksModels, List<Diagnostic> diagnostics) {
  public BoundReport {
    diagnostics = List.copyOf(diagnostics);
  }

  public Amounts least() {
    return root.least();
  }

  public Amounts most() {
    return root.most();
  }

  /** Where the most of {@code measure} comes from, the largest first. */
  public List<BoundLine> lines(Measure measure) {
    return BoundLines.of(root, measure);
  }
}
