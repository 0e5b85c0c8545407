package ai.somagent.soma.ir.verify;

import ai.somagent.soma.ir.ProgramIr;
import ai.somagent.soma.ir.ToolActionIr;
import ai.somagent.soma.ir.digest.IrDigest;
import java.util.Objects;
import java.util.Set;

/** Tool actions are what they claim to be, and the capsule admits their risk. */
final class ToolRules {
  private static final Set<String> BINDINGS = Set.of("http", "grpc", "mcp", "container", "java");
  private static final Set<String> EFFECTS = Set.of("none", "read", "write", "irreversible");
  private static final long MAX_COST = 1_000_000_000_000L;
  private static final int MAX_KEY = 512;

  private ToolRules() {}

  static void check(ProgramIr program, Findings findings) {
    program
        .tools()
        .forEach((key, action) -> {
          form(key, action, findings);
          RiskLevel risk = RiskLevel.of(action.risk());
          RiskLevel declared = RiskLevel.of(program.capsule().risk());
          if (risk != null && declared != null && risk.compareTo(declared) > 0) {
            findings.add(
                IrRule.RISK_BELOW_TOOL,
                "the capsule admits risk "
                    + declared.word()
                    + ", tool `"
                    + key
                    + "` is "
                    + risk.word());
          }
        });
    if (findings.isEmpty()) {
      program.tools().forEach((key, action) -> digest(key, action, findings));
    }
  }

  private static void form(String key, ToolActionIr action, Findings findings) {
    boolean named =
        !key.isEmpty()
            && key.length() <= MAX_KEY
            && NameRules.isQualified(action.tool())
            && NameRules.IDENTIFIER.matcher(action.action()).matches()
            && !action.bindingTarget().isEmpty()
            && !Objects.equals(action.version(), "");
    boolean closed =
        BINDINGS.contains(action.bindingKind())
            && EFFECTS.contains(action.effect())
            && RiskLevel.of(action.risk()) != null;
    boolean priced = action.costMicroUsd() >= 0 && action.costMicroUsd() <= MAX_COST;
    boolean failing =
        action.errors().stream().allMatch(ErrorRules::isKind)
            && action.errors().stream().distinct().count() == action.errors().size();
    if (!named || !closed || !priced || !failing) {
      findings.add(IrRule.TOOL_FORM, "tool `" + key + "` has a part that no tool can have");
    }
  }

  private static void digest(String key, ToolActionIr action, Findings findings) {
    if (!IrDigest.of(action).equals(action.digest())) {
      findings.add(IrRule.TOOL_DIGEST, "the digest of tool `" + key + "` is not that of its parts");
    }
  }
}
