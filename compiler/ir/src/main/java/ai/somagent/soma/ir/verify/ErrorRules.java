package ai.somagent.soma.ir.verify;

import ai.somagent.soma.ir.ProgramIr;
import ai.somagent.soma.ir.node.NodeIr;
import ai.somagent.soma.ir.node.NodeIr.CatchIr;
import ai.somagent.soma.ir.node.NodeIr.FailIr;
import ai.somagent.soma.ir.node.NodeIr.TryIr;
import ai.somagent.soma.ir.type.FieldIr;
import ai.somagent.soma.ir.type.TypeIr.OptionalTypeIr;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Error kinds are known and have exactly their fields. */
final class ErrorRules {
  /** Catches every kind. */
  static final String ANY = "Error";

  /** Kinds of the language itself with the names of their fields. */
  private static final Map<String, Set<String>> BUILT_IN =
      Map.of(
          "Timeout", Set.of(),
          "Unavailable", Set.of(),
          "Denied", Set.of(),
          "Rejected", Set.of("by", "comment"),
          "Invalid", Set.of(),
          "Evaluation", Set.of(),
          "LimitExceeded", Set.of(),
          "ToolError", Set.of("code"),
          "UndoFailed", Set.of());

  /** Every caught error has these. */
  private static final Set<String> COMMON = Set.of("kind", "message", "step");

  private ErrorRules() {}

  static void checkDeclared(ProgramIr program, Findings findings) {
    program
        .errors()
        .forEach((kind, fields) -> {
          Set<String> names = fields.stream().map(FieldIr::name).collect(Collectors.toSet());
          if (!isQualifiedKind(kind) && !names.equals(BUILT_IN.get(kind))) {
            findings.add(
                IrRule.ERROR_FORM,
                "`" + kind + "` is neither qualified nor built in with these fields");
          }
          if (names.stream().anyMatch(COMMON::contains)) {
            findings.add(
                IrRule.ERROR_FORM, "error `" + kind + "` declares a field that all errors have");
          }
        });
  }

  /** Whether {@code kind} can be a kind: built in, or of some module. */
  static boolean isKind(String kind) {
    return BUILT_IN.containsKey(kind) || isQualifiedKind(kind);
  }

  /** Whether {@code kind} is built in or declared by {@code program}. */
  static boolean isKnown(ProgramIr program, String kind) {
    return BUILT_IN.containsKey(kind) || program.errors().containsKey(kind);
  }

  static void checkUsed(ProgramIr program, Findings findings) {
    for (NodeIr node : program.nodes().values()) {
      if (node instanceof TryIr attempt) {
        attempt.catches().forEach(handler -> handler(program, attempt, handler, findings));
      } else if (node instanceof FailIr fail) {
        fail(program, fail, findings);
      }
    }
  }

  private static boolean isQualifiedKind(String kind) {
    return kind.contains(".") && NameRules.isQualified(kind);
  }

  private static void handler(
      ProgramIr program, TryIr attempt, CatchIr handler, Findings findings) {
    List<String> kinds = handler.kinds();
    if (kinds.isEmpty() || kinds.contains(ANY) && kinds.size() > 1) {
      findings.add(IrRule.CATCH_KIND, attempt, "a handler names `Error` alone, or kinds");
    }
    Set<String> seen = new HashSet<>();
    for (String kind : kinds) {
      boolean known =
          kind.equals(ANY) || BUILT_IN.containsKey(kind) || program.errors().containsKey(kind);
      if (!known || !seen.add(kind)) {
        findings.add(IrRule.CATCH_KIND, attempt, "a handler cannot name `" + kind + "`");
      }
    }
  }

  private static void fail(ProgramIr program, FailIr fail, Findings findings) {
    List<FieldIr> declared = program.errors().get(fail.kind());
    if (declared == null) {
      findings.add(IrRule.FAIL_KIND, fail, "error `" + fail.kind() + "` is not declared");
      return;
    }
    Set<String> names = declared.stream().map(FieldIr::name).collect(Collectors.toSet());
    for (String given : fail.fields().keySet()) {
      if (!names.contains(given)) {
        findings.add(
            IrRule.FAIL_FIELD, fail, "error `" + fail.kind() + "` has no field `" + given + "`");
      }
    }
    for (FieldIr field : declared) {
      boolean required = field.defaultValue() == null && !(field.type() instanceof OptionalTypeIr);
      if (required && !fail.fields().containsKey(field.name())) {
        findings.add(IrRule.FAIL_FIELD, fail, "field `" + field.name() + "` is missing");
      }
    }
  }
}
