package ai.somagent.soma.tool.compiler;

import ai.somagent.soma.spi.JavaTool;
import ai.somagent.soma.spi.ToolAction;
import java.util.Map;

/** {@code tool compiler via java "somagent.tools.Compiler"}. */
public final class CompilerTool implements JavaTool {
  @Override
  public String target() {
    return "somagent.tools.Compiler";
  }

  @Override
  public Map<String, ToolAction> actions() {
    return Map.of("compile_bundle", new CompileBundleAction());
  }
}
