package ai.somagent.soma.format;

import ai.somagent.soma.grammar.SomaWords;
import ai.somagent.soma.syntax.NameSyntax;
import ai.somagent.soma.syntax.PathSyntax;
import java.util.List;
import java.util.Set;

/** Names, in back-ticks where they could not be read otherwise. */
final class Words {
  private static final Set<String> LITERALS = Set.of("true", "false", "null");

  private static final Set<String> RESERVED = Set.copyOf(SomaWords.RESERVED);

  private Words() {}

  /** Where any word but a literal may stand: fields, arguments, actions, cases. */
  static Doc word(NameSyntax name) {
    return Doc.text(wordText(name.text()));
  }

  /** Where no reserved word may stand: bindings, and the first word of an expression or type. */
  static Doc name(NameSyntax name) {
    return Doc.text(nameText(name.text()));
  }

  static Doc path(PathSyntax path) {
    return Doc.text(join(wordText(path.parts().getFirst().text()), path.parts()));
  }

  /** A path whose first word may not be reserved. */
  static Doc typeName(PathSyntax path) {
    return Doc.text(join(nameText(path.parts().getFirst().text()), path.parts()));
  }

  /** Paths with commas between them. */
  static String paths(List<PathSyntax> paths) {
    StringBuilder text = new StringBuilder();
    for (PathSyntax path : paths) {
      text.append(text.isEmpty() ? "" : ", ");
      text.append(join(wordText(path.parts().getFirst().text()), path.parts()));
    }
    return text.toString();
  }

  /** Names of bindings with commas between them. */
  static String names(List<NameSyntax> names) {
    StringBuilder text = new StringBuilder();
    for (NameSyntax name : names) {
      text.append(text.isEmpty() ? "" : ", ").append(nameText(name.text()));
    }
    return text.toString();
  }

  private static String join(String first, List<NameSyntax> parts) {
    StringBuilder text = new StringBuilder(first);
    for (NameSyntax part : parts.subList(1, parts.size())) {
      text.append('.').append(wordText(part.text()));
    }
    return text.toString();
  }

  static String wordText(String text) {
    return isPlain(text) && !LITERALS.contains(text) ? text : "`" + text + "`";
  }

  static String nameText(String text) {
    return RESERVED.contains(text) ? "`" + text + "`" : wordText(text);
  }

  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
      boolean digit = c >= '0' && c <= '9';
      if (!letter && !(digit && i > 0)) {
        return false;
      }
    }
    return true;
  }
}
