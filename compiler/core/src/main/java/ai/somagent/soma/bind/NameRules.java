package ai.somagent.soma.bind;

import ai.somagent.soma.diagnostic.CodeFix;
import ai.somagent.soma.diagnostic.Diagnostic;
import ai.somagent.soma.diagnostic.DiagnosticSink;
import ai.somagent.soma.diagnostic.TextEdit;
import ai.somagent.soma.source.SourceText;
import ai.somagent.soma.source.Span;
import ai.somagent.soma.syntax.DeclarationSyntax;
import ai.somagent.soma.syntax.NameSyntax;
import java.util.ArrayList;
import java.util.List;

/** How names must be written, and which ones the language keeps for itself. */
public final class NameRules {
  private static final int MAX_LENGTH = 128;

  private NameRules() {}

  /**
   * Reports a name that stands outside of the program too and is none there, as only names in
   * back-ticks and very long ones are; and one in the wrong case.
   */
  public static void checkPlain(
      NameSyntax name, boolean upper, String kind, SourceText source, DiagnosticSink sink) {
    if (name.isMissing() || isIdentifier(name.text())) {
      checkCase(name, upper, kind, source, sink);
      return;
    }
    boolean tooLong = name.text().length() > MAX_LENGTH;
    String message = "`" + name.text() + "` cannot be the name of " + withArticle(kind);
    sink.report(
        Diagnostic.of(
                BindCode.UNUSABLE_NAME,
                source.name(),
                name.span(),
                tooLong ? "a name has at most " + MAX_LENGTH + " characters here" : message)
            .withHelp(tooLong ? "shorten it" : "use letters, digits and `_`, and no digit first"));
  }

  private static String withArticle(String kind) {
    return ("aeiou".indexOf(kind.charAt(0)) >= 0 ? "an " : "a ") + kind;
  }

  private static boolean isIdentifier(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean letter = c == '_' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
      if (!letter && (i == 0 || c < '0' || c > '9')) {
        return false;
      }
    }
    return !name.isEmpty() && name.length() <= MAX_LENGTH;
  }

  /**
   * Reports a name that should start in upper case and does not, or the reverse. The fix renames
   * all words of that name in the file, unless another thing has the better name already.
   */
  public static void checkCase(
      NameSyntax name, boolean upper, String kind, SourceText source, DiagnosticSink sink) {
    if (name.isMissing() || isCased(name.text(), upper)) {
      return;
    }
    String better = upper ? toUpper(name.text()) : toLower(name.text());
    String wanted = upper ? "upper" : "lower";
    String message = kind + " names start in " + wanted + " case, `" + name.text() + "` does not";
    Diagnostic plain =
        Diagnostic.of(BindCode.NAME_CASE, source.name(), name.span(), message)
            .withHelp("types and errors start in upper case, everything else in lower case");
    boolean free = CodeWords.find(source.text(), better).isEmpty();
    sink.report(free ? plain.withFixes(List.of(rename(name, better, source))) : plain);
  }

  private static CodeFix rename(NameSyntax name, String better, SourceText source) {
    List<TextEdit> edits = new ArrayList<>();
    for (Span span : CodeWords.find(source.text(), name.text())) {
      edits.add(new TextEdit(span, better));
    }
    if (edits.isEmpty()) {
      edits.add(new TextEdit(name.span(), better));
    }
    return new CodeFix("Rename to `" + better + "`", edits);
  }

  /** Whether a declaration of this kind is named in upper case. */
  static boolean isUpper(DeclarationSyntax syntax) {
    return syntax instanceof DeclarationSyntax.RecordSyntax
        || syntax instanceof DeclarationSyntax.AliasSyntax
        || syntax instanceof DeclarationSyntax.EnumSyntax
        || syntax instanceof DeclarationSyntax.UnionSyntax
        || syntax instanceof DeclarationSyntax.ErrorKindSyntax;
  }

  /** Whether a declaration of this kind is inlined, so that nothing outside sees its name. */
  static boolean isInlined(DeclarationSyntax syntax) {
    return syntax instanceof DeclarationSyntax.FunctionSyntax
        || syntax instanceof DeclarationSyntax.ConstSyntax;
  }

  /** Whether the language itself declares {@code name}, so that nobody else may. */
  public static boolean isBuiltIn(String name) {
    return isBuiltInType(name) || isBuiltInElsewhere(name);
  }

  /** Whether the language itself declares a type {@code name} with upper case. */
  static boolean isBuiltInType(String name) {
    return switch (name) {
      case "RiskLevel", "Effect", "Autonomy", "Classification", "StepKind", "Label" -> true;
      case "Principal", "Approval", "RunRef", "NodeOutcome", "Error" -> true;
      case "NodeStatus", "Spending" -> true;
      default -> false;
    };
  }

  private static boolean isBuiltInElsewhere(String name) {
    return switch (name) {
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
