package ai.somagent.soma.ir.verify;

import ai.somagent.soma.ir.CapsuleIr;
import ai.somagent.soma.ir.ProgramIr;
import ai.somagent.soma.ir.SlotIr;
import java.util.Collection;
import java.util.Set;
import java.util.regex.Pattern;

/** Form of names, and closed sets of words. */
final class NameRules {
  static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,127}");

  private static final Pattern QUALIFIED =
      Pattern.compile("[A-Za-z_][A-Za-z0-9_]*+(\\.[A-Za-z_][A-Za-z0-9_]*+)*+");
  private static final Pattern NODE_ID = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]{0,127}");
  private static final Pattern VERSION =
      Pattern.compile(
          "(0|[1-9]\\d*+)\\.(0|[1-9]\\d*+)\\.(0|[1-9]\\d*+)"
              + "(-[0-9A-Za-z.-]++)?(\\+[0-9A-Za-z.-]++)?");
  private static final Set<String> AUTONOMY =
      Set.of("supervised", "semi", "autonomous", "kamachiq");
  private static final int MAX_QUALIFIED = 256;
  private static final int MAX_NAME = 128;

  /** Variables of every run, and what CEL reserves. */
  private static final Set<String> RESERVED =
      Set.of(
          "input",
          "run",
          "true",
          "false",
          "null",
          "in",
          "as",
          "break",
          "const",
          "continue",
          "else",
          "for",
          "function",
          "if",
          "import",
          "let",
          "loop",
          "package",
          "namespace",
          "return",
          "var",
          "void",
          "while");

  private NameRules() {}

  static void check(ProgramIr program, Findings findings) {
    capsule(program.capsule(), findings);
    qualified(program.types().keySet(), findings);
    qualified(program.errors().keySet(), findings);
    program.slots().forEach((id, slot) -> slot(id, slot, findings));
    program
        .nodes()
        .forEach((id, node) -> {
          if (!NODE_ID.matcher(id).matches()) {
            findings.add(IrRule.NAME_FORM, "`" + id + "` is no node id");
          }
          if (!id.equals(node.id())) {
            findings.add(
                IrRule.NODE_ID, "node `" + node.id() + "` stands under the key `" + id + "`");
          }
        });
  }

  static boolean isQualified(String name) {
    return name.length() <= MAX_QUALIFIED && QUALIFIED.matcher(name).matches();
  }

  static boolean isVersion(String version) {
    return version.length() <= MAX_NAME && VERSION.matcher(version).matches();
  }

  /** A name in JSON; unlike an identifier it may hold any character. */
  static boolean isFieldName(String name) {
    return !name.isEmpty() && name.length() <= MAX_NAME;
  }

  private static void capsule(CapsuleIr capsule, Findings findings) {
    if (!isQualified(capsule.module())) {
      findings.add(IrRule.NAME_FORM, "`" + capsule.module() + "` is no module name");
    }
    if (!IDENTIFIER.matcher(capsule.name()).matches()) {
      findings.add(IrRule.NAME_FORM, "`" + capsule.name() + "` is no capsule name");
    }
    if (!isVersion(capsule.version())) {
      findings.add(IrRule.SETTING_VALUE, "`" + capsule.version() + "` is no semantic version");
    }
    if (RiskLevel.of(capsule.risk()) == null) {
      findings.add(IrRule.SETTING_VALUE, "`" + capsule.risk() + "` is no risk");
    }
    if (!AUTONOMY.contains(capsule.autonomy())) {
      findings.add(IrRule.SETTING_VALUE, "`" + capsule.autonomy() + "` is no autonomy level");
    }
    for (String setting : capsule.settings().keySet()) {
      if (!IDENTIFIER.matcher(setting).matches()) {
        findings.add(IrRule.NAME_FORM, "`" + setting + "` is no setting");
      }
    }
  }

  private static void qualified(Collection<String> names, Findings findings) {
    for (String name : names) {
      if (!isQualified(name)) {
        findings.add(IrRule.NAME_FORM, "`" + name + "` is no qualified name");
      }
    }
  }

  private static void slot(String id, SlotIr slot, Findings findings) {
    if (!IDENTIFIER.matcher(id).matches() || RESERVED.contains(id)) {
      findings.add(IrRule.NAME_FORM, "`" + id + "` cannot name a slot");
    }
    if (!isFieldName(slot.name())) {
      findings.add(IrRule.NAME_FORM, "slot `" + id + "` has no usable name");
    }
  }
}
