package ai.somagent.soma.bind;

import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.diagnostic.DiagnosticSink;
import ai.somagent.soma.syntax.DeclarationSyntax;
import ai.somagent.soma.syntax.NameSyntax;
import java.util.List;

/** How names must be written, and which ones the language keeps for itself. */
public final class NameRules {
  private NameRules() {}

  /** Reports a name that should start in upper case and does not, or the reverse. */
  public static void checkCase(
      NameSyntax name, boolean upper, String kind, String source, DiagnosticSink sink) {
    if (name.isMissing() || isCased(name.text(), upper)) {
      return;
    }
    String better = upper ? toUpper(name.text()) : toLower(name.text());
    String wanted = upper ? "upper" : "lower";
    String message =
        kind + " names start in " + wanted + " case, `" + name.text() + "` does not";
    sink.report(
        Diagnostic.of(BindCode.NAME_CASE, source, name.span(), message)
            .withHelp("types and errors start in upper case, everything else in lower case")
            .withFixes(
                List.of(NameReports.replace(name.span(), better, "Rename to `" + better + "`"))));
  }

  /** Whether a declaration of this kind is named in upper case. */
  static boolean isUpper(DeclarationSyntax syntax) {
    return syntax instanceof DeclarationSyntax.RecordSyntax
        || syntax instanceof DeclarationSyntax.AliasSyntax
        || syntax instanceof DeclarationSyntax.EnumSyntax
        || syntax instanceof DeclarationSyntax.UnionSyntax
        || syntax instanceof DeclarationSyntax.ErrorKindSyntax;
  }

  /** Whether the language itself declares {@code name}, so that nobody else may. */
  public static boolean isBuiltIn(String name) {
    return switch (name) {
      case "RiskLevel", "Effect", "Autonomy", "Classification", "StepKind", "Label" -> true;
      case "Principal", "Approval", "RunRef", "NodeOutcome", "Error" -> true;
      case "Timeout", "Unavailable", "Denied", "Rejected", "Invalid", "Evaluation" -> true;
      case "LimitExceeded", "ToolError", "UndoFailed" -> true;
      case "bool", "int", "double", "string", "bytes", "duration", "timestamp", "json" -> true;
      case "list", "map", "size", "has", "input", "run" -> true;
      case "math", "sets", "lists", "strings", "base64" -> true;
      default -> false;
    };
  }

  private static boolean isCased(String name, boolean upper) {
    char first = name.charAt(0);
    boolean isUpper = first >= 'A' && first <= 'Z';
    return upper == isUpper;
  }

  private static String toUpper(String name) {
    StringBuilder out = new StringBuilder();
    boolean raise = true;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c == '_') {
        raise = true;
      } else {
        out.append(raise ? Character.toUpperCase(c) : c);
        raise = false;
      }
    }
    return out.isEmpty() ? "Name" : out.toString();
  }

  private static String toLower(String name) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean starts = c >= 'A' && c <= 'Z';
      boolean afterLower = i > 0 && Character.isLowerCase(name.charAt(i - 1));
      if (starts && afterLower) {
        out.append('_');
      }
      out.append(Character.toLowerCase(c));
    }
    return out.toString();
  }
}
