package ai.somagent.soma.tool.bundle;

import ai.somagent.soma.spi.JavaTool;
import ai.somagent.soma.spi.ToolAction;
import java.util.Map;

/** {@code tool bundle via java "somagent.tools.Bundle"}. */
public final class BundleTool implements JavaTool {
  @Override
  public String target() {
    return "somagent.tools.Bundle";
  }

  @Override
  public Map<String, ToolAction> actions() {
    return Map.of(
        "open", new OpenAction(),
        "check_manifest", new ManifestAction(),
        "check_digests", new DigestAction(),
        "find_credentials", new CredentialAction());
  }
}
