package ai.somagent.soma.bind;

import ai.somagent.soma.syntax.StringSyntax;
import org.jspecify.annotations.Nullable;

/** Which paths a contract import may name: those of files beside the program, written portably. */
final class ContractPaths {
  private ContractPaths() {}

  /** Why {@code path} is none of them, or null. */
  static @Nullable String refusal(StringSyntax path) {
    String text = path.constantText();
    if (!path.isConstant()) {
      return "the path of a contract is a string without `${…}`";
    }
    if (text.isEmpty()) {
      return "the path of a contract is empty";
    }
    if (text.contains("://") || text.startsWith("//")) {
      return "a contract is a file of the workspace, never an address";
    }
    if (text.startsWith("/") || text.length() > 1 && text.charAt(1) == ':') {
      return "the path of a contract starts at the folder of this file, not at `/`";
    }
    if (text.indexOf('\\') >= 0) {
      return "parts of a path are divided by `/`";
    }
    return isPrintable(text) ? null : "the path of a contract holds invisible characters";
  }

  private static boolean isPrintable(String text) {
    return text.chars().noneMatch(Character::isISOControl);
  }
}
